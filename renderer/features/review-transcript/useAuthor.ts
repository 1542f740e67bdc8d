import { useState } from 'react'
import { useSession } from '../../queries.ts'
import type { Author } from '../review-contract/ReviewForm.tsx'

/** Who corrects and why; begins with the person of this session. */
export function useAuthor(): [Author, (author: Author) => void] {
  const by = useSession().data?.person ?? ''
  return useState<Author>({ by, reason: '' })
}
