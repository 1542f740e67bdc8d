import { Button, CopyButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Programs } from '../../../shared/native.ts'
import { formatBytes } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Chip } from '../../ui/page.tsx'
import { Ltr, Own } from '../../ui/text.tsx'
import styles from './programs.module.css'

/** Hebrew is understood best by a model made for it, and the program tells such a model by its file's name. */
const HEBREW = [
  ['model', 'ivrit-ai/whisper-large-v3-turbo-ggml'],
  ['file', 'ggml-model.bin'],
  ['saveAs', 'ivrit-ai--whisper-large-v3-turbo.bin'],
] as const

function HebrewModel() {
  const { t } = useTranslation()
  return (
    <div className={styles.hebrew}>
      <p className={styles.text}>{t('programs.hebrew.text')}</p>
      <dl>
        {HEBREW.map(([part, value]) => (
          <div key={part} className={styles.model}>
            <dt>{t(`programs.hebrew.${part}`)}</dt>
            <dd>
              <Ltr className={styles.path}>{value}</Ltr>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Folder({ path }: { path: string }) {
  const { t } = useTranslation()
  if (path === '') return null
  return (
    <div className={styles.folder}>
      <span>{t('programs.folder')}</span>
      <Ltr className={styles.path}>{path}</Ltr>
      <CopyButton value={path}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>
            <span role="status">{t(copied ? 'programs.copied' : 'programs.copy')}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  )
}

/** The speech models that are there, where more are put, and which one serves Hebrew. */
export function Models({
  programs: { models, modelsFolder },
  onLook,
  isLooking,
}: {
  programs: Programs
  onLook: () => void
  isLooking: boolean
}) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <div className={styles.models}>
      <div className={styles.head}>
        <h3 className={styles.name}>{t('programs.models')}</h3>
        <span className={styles.buttons}>
          <Button size="compact-sm" variant="subtle" loading={isLooking} onClick={onLook}>
            {t('programs.look')}
          </Button>
        </span>
      </div>
      {models.length === 0 && <p className={styles.text}>{t('programs.noModels')}</p>}
      <ul aria-label={t('programs.models')}>
        {models.map(({ name, bytes, isMultilingual }) => (
          <li key={name} className={styles.model}>
            <Ltr className={styles.path}>{name}</Ltr>
            <Own>{formatBytes(bytes, locale)}</Own>
            <Chip>{t(isMultilingual ? 'programs.multilingual' : 'programs.englishOnly')}</Chip>
          </li>
        ))}
      </ul>
      <Folder path={modelsFolder} />
      <HebrewModel />
      <p className={styles.text}>{t('programs.english')}</p>
    </div>
  )
}
