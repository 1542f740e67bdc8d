/** Names Windows keeps for devices, whatever their ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
/** What one of the three systems refuses in a name, with the control and direction marks that would disguise it. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Bidi_Control}]+/gu

/** A vault's or document's name as the name of a folder or file, on any system; Hebrew stays Hebrew. */
export function folderName(name: string): string {
  const plain = name.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()
  const undotted = plain
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim()
  if (undotted === '') return 'vault'
  return DEVICES.test(undotted) ? `${undotted} vault` : undotted
}
