/** The whole surface between a window and this program: four requests and one event. */
export const CHANNELS = {
  operation: 'operation',
  native: 'native',
  cancel: 'cancel',
  file: 'file',
  event: 'event',
} as const
