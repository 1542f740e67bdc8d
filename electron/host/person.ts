import { userInfo } from 'node:os'

/** Who is signed in to this machine: the name the custody log keeps until the person gives another. */
export function signedInPerson(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a user id that has no name.
    return `user ${process.getuid?.() ?? 'unknown'}`
  }
}
