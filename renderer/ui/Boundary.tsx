import { Component, type ReactNode } from 'react'
import { ErrorNote } from './note.tsx'
import styles from './ui.module.css'

/** Keeps a screen that fails from taking the window with it: the rail and the search stay usable. */
export class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div className={styles.page}>
        <ErrorNote error={error} retry={() => this.setState({ error: null })} />
      </div>
    )
  }
}
