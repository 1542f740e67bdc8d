import { strToU8, zipSync } from 'fflate'

export interface WordSource {
  /** XML of what stands in `w:body`. */
  readonly body: string
  readonly numbering?: string
  readonly styles?: string
  readonly footnotes?: string
  /** Further parts by name. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
  /** Further relationships of the text. */
  readonly relationships?: string
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const NAMESPACES = `xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const part = (root: string, content: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`)
const relationship = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${TYPE}/${type}" Target="${target}"/>`
const relationships = (content: string): Uint8Array =>
  strToU8(`<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`)

/** A Word document with exactly this inside: for what no library writes. */
export function wordFile({
  body,
  numbering,
  styles,
  footnotes,
  parts = {},
  relationships: more = '',
}: WordSource): Uint8Array {
  const related = { numbering, styles, footnotes }
  const own = Object.entries(related).flatMap(([root, content]) =>
    content === undefined ? [] : [[`word/${root}.xml`, part(root, content)] as const],
  )
  const references = Object.entries(related).flatMap(([name, content], i) =>
    content === undefined ? [] : [relationship(i + 1, name, `${name}.xml`)],
  )
  const other = Object.entries(parts).map(
    ([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data] as const,
  )
  return zipSync({
    '[Content_Types].xml': strToU8(`<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"/>`),
    '_rels/.rels': relationships(relationship(1, 'officeDocument', 'word/document.xml')),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relationships(references.join('') + more),
    ...Object.fromEntries(own),
    ...Object.fromEntries(other),
  })
}

/** A run. */
export const r = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
/** A paragraph of text, or of the XML of runs. */
export const p = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') || content === '' ? content : r(content)}</w:p>`
/** A paragraph in a list. */
export const item = (content: string, level = 0, numId = 1): string =>
  p(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`)
/** A level of a list. */
export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
/** A list: its levels, and what `w:num` adds to them. */
export const list = (levels: string, overrides = '', id = 1): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/>${overrides}</w:num>`
