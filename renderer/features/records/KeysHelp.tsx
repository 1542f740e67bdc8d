import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { CALL_ACTIONS, KEYS } from './call-keys.ts'
import styles from './Player.module.css'

/** Which keys do what on a call. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('player.keys')} onClose={onClose}>
      <dl className={styles.keys}>
        {CALL_ACTIONS.map((action) => (
          <div key={action} style={{ display: 'contents' }}>
            <dt dir="ltr">
              {KEYS[action].map((key) => (
                <Kbd key={key}>{key === 'Space' ? t('player.space') : key}</Kbd>
              ))}
            </dt>
            <dd>{t(`player.key.${action}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
