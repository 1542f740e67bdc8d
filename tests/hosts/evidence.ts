/** A signed contract and a call that only has a transcript, small enough to read beside the test. */
export const CONTRACT_TEXT = `SERVICE AGREEMENT
between Lumen Fibre Ltd. and Dana Marlow

1. Service
1.1 The Provider shall supply an internet connection of 200 Mbps.

2. Fees
2.1 The monthly fee is $49.90, excluding VAT.

3. Term and cancellation
3.1 The term is 12 months.
3.2 The Customer may cancel this agreement by 30 days' written notice.
`

export const CALL_TEXT = `WEBVTT

1
00:00:01.000 --> 00:00:05.000
<v Agent>Good morning, this is Lumen Fibre, how can I help you?

2
00:00:06.000 --> 00:00:09.000
<v Customer>I want to cancel. How much notice do you need?

3
00:00:10.000 --> 00:00:15.000
<v Agent>You can cancel with 14 days' notice.
`

export const CLAIM_TEXT = 'I was promised that I can cancel with 14 days notice'
