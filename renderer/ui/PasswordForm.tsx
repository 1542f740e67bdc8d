import { Button, PasswordInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from './language.ts'
import ui from './ui.module.css'

/** Asks for the password of a locked file. It is used for this reading and kept nowhere. */
export function PasswordForm({ wasWrong, onSubmit }: { wasWrong: boolean; onSubmit: (password: string) => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [password, setPassword] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (password !== '') onSubmit(password)
  }
  return (
    <form onSubmit={submit} className={ui.password} dir={locale === 'he' ? 'rtl' : 'ltr'} noValidate>
      <PasswordInput
        label={t('password.label')}
        description={t('password.hint')}
        value={password}
        error={wasWrong && t('error.password-wrong')}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" disabled={password === ''}>
        {t('password.open')}
      </Button>
    </form>
  )
}
