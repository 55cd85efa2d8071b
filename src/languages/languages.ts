import { enDocument } from './en/document.ts'
import { enMessages } from './en/messages.ts'
import { koDocument } from './ko/document.ts'
import { koMessages } from './ko/messages.ts'
import type { Language } from './language.ts'

export const ko: Language = { ...koDocument, messages: koMessages }
export const en: Language = { ...enDocument, messages: enMessages }
