import type { Clue } from './clues.ts'

/** What a column or a key can be mapped to: a clue, with durations told apart by what they count. */
export type NamedClue = Exclude<Clue, 'offset' | 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'durationMs'>

/**
 * What phone systems call each thing, in columns and in keys, by `nameKey`; the more telling name first. Asterisk and
 * FreePBX (calldate, src, dst, billsec), VICIdial (call_date, length_in_sec, vendor_lead_code), 3CX (Call Time, Caller
 * ID, Talking; historyid), RingCentral, Genesys (ANI, DNIS), Twilio and its like (CallSid), Israeli bills and exports.
 */
export const CLUE_NAMES: Readonly<Record<NamedClue, readonly string[]>> = {
  startedAt: [
    ...['startedat', 'starttime', 'callstart', 'callstarttime', 'calldate', 'calltime', 'timestart', 'start'],
    ...['conversationstart', 'conversationstarttime', 'recordingstart', 'recordingstarttime', 'startdate', 'datetime'],
    ...[
      'datestarted',
      'callstartdatetime',
      'startdatetime',
      'timestampunixms',
      'timestamp',
      'datecreated',
      'createdat',
    ],
    ...['תאריךושעה', 'תאריךשעה', 'מועדהשיחה', 'מועדשיחה', 'זמןהתחלה', 'תחילתשיחה', 'תחילתהשיחה', 'מועד'],
  ],
  date: ['date', 'calldate', 'startdate', 'dateofcall', 'תאריך', 'תאריךשיחה', 'תאריךהשיחה', 'תאריךהתחלה', 'יום'],
  time: [
    ...['time', 'calltime', 'starttime', 'timeofcall'],
    ...['שעה', 'שעתהתחלה', 'שעתשיחה', 'שעתהשיחה', 'שעתתחילה', 'שעתתחילתשיחה'],
  ],
  epoch: ['startepoch', 'epoch', 'startedatepoch', 'unixtime', 'startstamp', 'timestampunix'],
  duration: [
    ...['billsec', 'talking', 'talktime', 'lengthinsec', 'durationseconds', 'durationsecs', 'durationinseconds'],
    ...['recordingduration', 'durationms', 'durationmillis', 'durationmilliseconds', 'duration', 'callduration'],
    ...['length', 'seconds', 'tconversationduration', 'durationminutes', 'durationinminutes', 'minutes'],
    ...['משך', 'משךשיחה', 'משךהשיחה', 'משךבשניות', 'משךשיחהבשניות', 'משךשיחהשניות', 'משךהשיחהבשניות', 'משךשניות'],
    ...['זמןשיחה', 'זמןדיבור', 'אורךשיחה', 'משךבדקות', 'משךדקות'],
  ],
  direction: [
    ...['direction', 'calldirection', 'initialdirection', 'calltype', 'inout', 'originatingdirection'],
    ...['כיוון', 'כיווןשיחה', 'כיווןהשיחה', 'סוגשיחה', 'סוגהשיחה'],
  ],
  phone: [
    ...['phone', 'phonenumber', 'customerphone', 'customerphonenumber', 'customernumber', 'custphone', 'clientphone'],
    ...['phonenumberdialed', 'externalnumber', 'remote', 'remotenumber', 'remoteparty', 'msisdn', 'contactnumber'],
    ...['טלפון', 'מספרטלפון', 'טלפוןלקוח', 'טלפוןהלקוח', 'מספרטלפוןלקוח', 'טלפוןנייד', 'נייד'],
  ],
  from: [
    ...['from', 'fromnumber', 'fromno', 'fromphonenumber', 'src', 'source', 'sourcenumber', 'ani', 'caller'],
    ...['callernumber', 'callerphonenumber', 'callingnumber', 'callingparty', 'callingpartynumber', 'callerid'],
    ...['calleridnumber', 'callerno', 'clid', 'cli', 'anumber', 'fromaddress', 'remotefrom'],
    ...['מספרמחייג', 'מחייג', 'מספרמתקשר', 'מספרהמתקשר', 'מתקשר', 'ממספר', 'מקור', 'מספרמקור', 'מספרחיוג', 'מ'],
  ],
  to: [
    ...['to', 'tonumber', 'tono', 'tophonenumber', 'dst', 'destination', 'destinationnumber', 'dnis', 'callee'],
    ...['calleenumber', 'callednumber', 'calledparty', 'calledpartynumber', 'dialedphonenumber', 'dialednumber'],
    ...['diallednumber', 'dialno', 'bnumber', 'toaddress', 'recipient'],
    ...['מספריעד', 'יעד', 'מספרמחויג', 'מספרנמען', 'נמען', 'למספר', 'מספרנקרא', 'מספרנענה', 'אל'],
  ],
  extension: [
    ...['extension', 'ext', 'agentextension', 'extensionnumber', 'userextension'],
    ...['שלוחה', 'מספרשלוחה', 'שלוחתנציג'],
  ],
  agent: [
    ...['agentname', 'agent', 'agentfullname', 'fullname', 'username', 'users', 'agentid', 'operator', 'rep'],
    ...['representative', 'employee', 'agentuser', 'user', 'useremail', 'agentemail'],
    ...['נציג', 'שםנציג', 'שםהנציג', 'נציגה', 'מוקדן', 'שםמוקדן', 'נציגשירות', 'עובד', 'שםעובד', 'סוכן'],
  ],
  queue: ['queue', 'queuename', 'ingroup', 'callqueue', 'skill', 'תור', 'שםתור', 'מוקד'],
  reference: [
    ...['reference', 'customerid', 'customerref', 'customerreference', 'clientid', 'vendorleadcode', 'accountnumber'],
    ...['customeraccount', 'contractnumber', 'casenumber', 'ticket', 'ticketid', 'crmid'],
    ...['מספרלקוח', 'מזההלקוח', 'לקוח', 'מספרחוזה', 'מספרפנייה', 'אסמכתא', 'סימוכין', 'מספרתיק'],
  ],
  callId: [
    ...['callid', 'uniqueid', 'calluniqueid', 'callsid', 'conversationid', 'linkedid', 'historyid', 'sessionid'],
    ...['calluuid', 'callguid', 'telephonysessionid', 'interactionid', 'recordingid', 'uuid', 'guid', 'id'],
    ...['מזההשיחה', 'מספרשיחה', 'מזהה', 'מספררשומה'],
  ],
}

/** A heading or key without what writers vary: case, blanks, punctuation, brackets with a unit keep their words. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

export const NAMED_CLUES = Object.keys(CLUE_NAMES) as NamedClue[]
