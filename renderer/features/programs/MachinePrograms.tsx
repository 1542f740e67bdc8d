import { Button, VisuallyHidden } from '@mantine/core'
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Programs } from '../../../shared/native.ts'
import { useHost } from '../../queries.ts'
import { Answer } from '../../ui/note.tsx'
import { Chip, Section } from '../../ui/page.tsx'
import { Ltr } from '../../ui/text.tsx'
import { HostRefusal } from '../ingest-calls/HostRefusal.tsx'
import { Models } from './Models.tsx'
import styles from './programs.module.css'

const PROGRAMS_KEY = ['programs']
const PROGRAMS = ['ffmpeg', 'whisper'] as const
type Program = (typeof PROGRAMS)[number]

/** As whoever has to find its file knows it. */
const FILE_OF: Record<Program, string> = { ffmpeg: 'ffmpeg', whisper: 'whisper-cli' }
const VARIABLE_OF: Record<Program, string> = {
  ffmpeg: 'SAID_AND_SIGNED_FFMPEG',
  whisper: 'SAID_AND_SIGNED_WHISPER',
}

type Choose = UseMutationResult<Programs | null, Error, { program: Program; forget?: boolean }>

function State({ found }: { found: Programs[Program] }) {
  const { t } = useTranslation()
  if (found === null) return <Chip tone="review">{t('programs.missing')}</Chip>
  return <Chip tone="for">{t(found.isSet ? 'programs.set' : 'programs.found')}</Chip>
}

function Item({ program, found, choose }: { program: Program; found: Programs[Program]; choose: Choose }) {
  const { t } = useTranslation()
  const isOurs = choose.variables?.program === program
  return (
    <li className={styles.program}>
      <div className={styles.head}>
        <h3 className={styles.name}>
          <Ltr>{found?.name ?? FILE_OF[program]}</Ltr>
        </h3>
        <State found={found} />
        <span className={styles.buttons}>
          <Button
            size="compact-sm"
            variant="default"
            loading={choose.isPending && isOurs}
            onClick={() => choose.mutate({ program })}
          >
            {t('programs.choose')} <VisuallyHidden>{FILE_OF[program]}</VisuallyHidden>
          </Button>
          {found?.isSet && (
            <Button size="compact-sm" variant="subtle" onClick={() => choose.mutate({ program, forget: true })}>
              {t('programs.forget')} <VisuallyHidden>{FILE_OF[program]}</VisuallyHidden>
            </Button>
          )}
        </span>
      </div>
      <p className={styles.text}>{t(`programs.${program}`)}</p>
      {found === null && <p className={styles.text}>{t(`programs.${program}Missing`)}</p>}
      {choose.error && isOurs && (
        <HostRefusal error={choose.error} inBrowser={t('programs.inBrowser', { variable: VARIABLE_OF[program] })} />
      )}
    </li>
  )
}

/** The programs of this machine that do what this one can't, and the speech models. */
export function MachinePrograms() {
  const { t } = useTranslation()
  const { native } = useHost()
  const queries = useQueryClient()
  const query = useQuery<Programs, Error>({ queryKey: PROGRAMS_KEY, queryFn: () => native.programs({}) })
  const choose = useMutation<Programs | null, Error, { program: Program; forget?: boolean }>({
    mutationFn: (input) => native.chooseProgram(input),
    onSuccess: (programs) => programs && queries.setQueryData(PROGRAMS_KEY, programs),
  })
  return (
    <Section title={t('programs.title')}>
      <p className={styles.intro}>{t('programs.text')}</p>
      <Answer query={query}>
        {(programs) => (
          <>
            <ul>
              {PROGRAMS.map((program) => (
                <Item key={program} program={program} found={programs[program]} choose={choose} />
              ))}
            </ul>
            <Models programs={programs} onLook={() => void query.refetch()} isLooking={query.isFetching} />
          </>
        )}
      </Answer>
    </Section>
  )
}
