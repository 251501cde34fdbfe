# Geiriau’r rhyngwyneb, yn Gymraeg.
#
# NOT YET READ BY A WELSH SPEAKER. A translator has not checked these words. The site says so in its footer
# (`words-not-yet-read`); take that message out (write {""}) when a speaker has read them all.
#
# How they were chosen: forms that do not mutate a name or number that comes in a variable, by a colon before it or the
# words turned round; a noun in the singular after a number, with the mutation that the number asks for (Unicode CLDR,
# plural rules of cy: 0 zero, 1 one, 2 two, 3 few, 6 many). Times are “10yb” (y bore), “1:30yp” (y prynhawn)
# and, from six, “7yh” (yr hwyr): Unicode CLDR has yb and yh for its two halves of the day, and 1:30 is no evening.

## On every page

skip = Neidio i’r prif destun
menu = Prif ddewislen
menu-home = Hafan
menu-courses = Cyrsiau
menu-timetable = Amserlen
menu-calendars = Calendrau
menu-venues = Ble rydym yn cwrdd
menu-partners = Ein partneriaid
trail = Rydych chi yma
jump = Ar y dudalen hon

contact-heading = Cysylltu â ni
contact-phone = Ffôn
contact-text = Neges destun
contact-email = E-bost
contact-call = Ffoniwch { $number }
contact-send-text = Anfonwch neges destun: { $number }
support-heading = Help i gymryd rhan
more-heading = Mwy amdanom ni

## Urgent help, in the footer of every page

urgent-heading = Os oes angen help arnoch nawr
urgent-999 = Ffoniwch 999
urgent-999-when = mewn argyfwng, os yw bywyd rhywun mewn perygl
urgent-111 = Ffoniwch GIG 111
urgent-111-when = a dewiswch yr opsiwn iechyd meddwl, ar unrhyw adeg
urgent-samaritans = Ffoniwch y Samariaid ar 116 123
urgent-samaritans-when = am ddim, ddydd a nos, i siarad am unrhyw beth

## Home

home-courses = Dod o hyd i gwrs
home-changes = Beth sydd wedi newid
home-changes-follow = Dilyn newidiadau mewn darllenydd newyddion
home-new = Cyrsiau newydd
home-topics = Beth hoffech chi ei ddysgu?
home-all-courses = Gweld pob cwrs
home-next = Sesiynau nesaf
home-timetable = Gweld yr amserlen gyfan

## Courses

courses-heading = Cyrsiau
courses-none = Nid oes cyrsiau i’w dangos ar hyn o bryd. Dewch yn ôl yn fuan, neu cysylltwch â ni.
course-draft = Drafft
course-draft-note = Dim ond y bobl sy’n golygu’r wefan all weld y dudalen hon.
course-retired = Mae’r cwrs hwn wedi dod i ben
course-no-dates = Dim dyddiadau eto. Cysylltwch â ni, a byddwn yn dweud wrthych pan fydd rhai.
course-glance = Cipolwg
course-when = Pryd
course-cost = Cost
course-open-to = Pwy all ddod
course-content-note = Cyn i chi ddod
course-who = Ar gyfer pwy mae’r cwrs
course-level = Lefel
course-language = Iaith
course-attendance = Dod i’r sesiynau
course-dates = Dyddiadau ac amseroedd
course-past-dates = Dyddiadau sydd wedi bod
course-where = Ble, a sut i fynd i mewn
course-people = Pwy a’i gwnaeth a phwy sy’n ei arwain
course-facilitators = Yn arwain y sesiynau
course-partners = { $n ->
    [one] Ar y cyd â’n partner
   *[other] Ar y cyd â’n partneriaid
}
course-outcomes = Beth fyddwch chi’n gallu ei wneud
course-quotes = Beth mae pobl yn ei ddweud
course-next = Beth nesaf
topic-more = Mwy: { $topic }

run-when = Pryd
run-where = Ble
run-how = Sut
run-places = Lleoedd
run-facilitators = Yn arwain
run-term = Tymor

## How to enrol

enrol-heading = Sut i gofrestru
enrol-not-needed = Nid oes angen cofrestru. Dewch draw.
enrol-deadline = Dyddiad olaf i gofrestru: { $date }.
enrol-partner = Ein partner sy’n cymryd yr archebion:
enrol-contact = Oes gennych chi gwestiwn, neu a hoffech chi help gyda hyn?

## In another format

format-heading = Mewn fformat arall
format-which = Gallwn anfon y dudalen hon atoch mewn print bras, fformat hawdd ei ddeall, sain, braille neu iaith arall, neu ddweud wrthych amdani. Gofynnwch yn y ffordd sy’n gyfleus i chi.
format-email = E-bost: { $address }
format-subject = Fformat arall, os gwelwch yn dda: { $title }

## Sessions

sessions-count = { $n ->
    [zero] Dim sesiynau
    [one] 1 sesiwn
    [two] 2 sesiwn
    [few] 3 sesiwn
    [many] 6 sesiwn
   *[other] { $n } sesiwn
}
sessions-none = Nid oes sesiynau yn y calendr ar hyn o bryd.
session-past = Mae hon wedi bod
session-all-week = Unrhyw bryd yr wythnos hon
cancelled = Wedi’i chanslo
cancelled-because = Wedi’i chanslo: { $reason }
column-date = Dyddiad
column-time = Amser
column-theme = Pwnc
column-place = Ble
column-people = Yn arwain
column-add = Ychwanegu

## Timetable and terms

days-heading = Sesiynau i ddod
terms-heading = Tymhorau
timetable-coming = Y pedair wythnos nesaf
term-breaks = Gwyliau
term-past = Mae’r tymor hwn wedi dod i ben.
term-enrolment-opens = Dyddiad agor cofrestru: { $date }.

## Venues and partners

venues-intro = Ar gyfer pob lle: y cyfeiriad, sut i fynd i mewn a beth sydd yno.
venue-facts = Cyrraedd yno a mynd i mewn
venue-open = Oriau agor
venue-rooms = Ystafelloedd
venue-access = Mynediad
venue-map = Gweld y lle ar fap
venue-partner = Perchennog y lle hwn:
partners-intro = Mae llawer yn rhedeg y coleg gyda’i gilydd. Mae pob un yn dod â rhywbeth, ac mae pob un ar ei ennill.
partner-together = Sut rydym yn gweithio gyda’n gilydd
partner-gives = Beth maen nhw’n ei roi
partner-gets = Beth maen nhw’n ei gael
partner-contact = Cysylltu â nhw
partner-website = Eu gwefan
partner-venues = Eu lleoedd
page-partners = Ein partneriaid

## Collections

courses-collections = Rhannau o’r coleg
collection-ages = Oedrannau: { $ages }

## Calendars

calendar-of = Calendr: { $title }
calendar-heading = Ychwanegu at eich calendr
calendar-heading-course = Y cwrs cyfan yn eich calendr
calendar-heading-run = Ychwanegu’r dyddiadau hyn i gyd, a’u cadw’n gywir
calendar-heading-run-soon = Cael y dyddiadau yn eich calendr pan fyddant gennym
calendar-intro = Tanysgrifiwch, ac o fewn diwrnod bydd eich calendr eich hun yn dangos pan fydd sesiwn yn symud neu’n cael ei chanslo. Dewiswch un o dair ffordd.
calendar-intro-course = Gyda phob dyddiad, a’r rhai y byddwn yn eu hychwanegu’n nes ymlaen.
calendar-device = Ychwanegu at y calendr ar y ddyfais hon
calendar-device-note = iPhone, iPad neu Mac
calendar-google = Ychwanegu at Google Calendar
calendar-google-note = ar gyfrifiadur; wedyn bydd eich ffôn Android yn ei ddangos hefyd
calendar-copy = Ar gyfer Outlook neu galendr arall, copïwch y cyfeiriad hwn
calendar-how = Sut i danysgrifio, gam wrth gam
calendar-once = Ychwanegu’r dyddiadau unwaith
calendar-once-note = Byddant wedyn yn aros fel y maent heddiw, hyd yn oed pan fydd sesiwn yn symud neu’n cael ei chanslo.
calendar-add = Ychwanegu at y calendr
calendar-add-note = Mae “{ calendar-add }” yn ychwanegu un sesiwn fel y mae heddiw. Nid yw’n newid pan fydd y sesiwn yn symud.
calendars-intro = Rhowch ein sesiynau yn eich calendr eich hun. Bydd dyddiadau newydd a newidiadau wedyn yn dod ar eu pen eu hunain.
calendars-lag = Gall gymryd hyd at ddiwrnod i’ch calendr ddangos newid. Cyn i chi gychwyn, edrychwch ar y wefan hon neu ffoniwch ni.
calendars-changes = Gweld ar y dudalen hafan beth sydd wedi newid

how-heading = Sut i danysgrifio
how-device = iPhone, iPad neu Mac
how-device-choose = Agorwch y dudalen hon ar eich dyfais, a dewiswch galendr isod.
how-device-press = Pwyswch “{ calendar-device }”.
how-device-allow = Pan ofynnir i chi, pwyswch “Subscribe” (tanysgrifio).
how-google = Google Calendar a ffonau Android
how-google-where = Agorwch y dudalen hon mewn porwr ar gyfrifiadur. Dim cyfrifiadur? Yn y porwr ar eich ffôn, dewiswch “Desktop site” yn y ddewislen.
how-google-press = Dewiswch galendr isod, pwyswch “{ calendar-google }”, yna “Add”. Os nad yw hynny’n gweithio, pwyswch y plws wrth ymyl “Other calendars”, dewiswch “From URL”, a gludwch gyfeiriad y calendr.
how-google-phone = Wedyn bydd yn ymddangos ar eich ffôn hefyd. Os nad yw, agorwch osodiadau ap Google Calendar, dewiswch y calendr, a throwch “Sync” ymlaen.
how-outlook = Outlook
how-copy = Dewiswch galendr isod, a chopïwch ei gyfeiriad.
how-outlook-add = Yng nghalendr Outlook, pwyswch “Add calendar”, yna “Subscribe from web”.
how-outlook-paste = Gludwch y cyfeiriad, a phwyswch “Import”.
how-other = Calendr arall
how-other-add = Yn eich calendr, chwiliwch am “Subscribe”, “New subscription” neu “Add by URL”.
how-other-paste = Gludwch y cyfeiriad, a’i gadw.
how-know = Da gwybod
how-android = Ffonau Android
how-android-what = Nid yw’r ddolen “{ calendar-device }” yn gwneud dim ar y rhan fwyaf o ffonau Android, ac ni all ap Google Calendar ychwanegu calendr drwy ei gyfeiriad. Tanysgrifiwch unwaith mewn porwr, fel y dangosir uchod.
how-few = Rhai dyddiadau’n unig
how-few-what = Mae gan dudalen pob cwrs galendr ar gyfer pob tro mae’r cwrs yn cael ei gynnal, a dolen ar gyfer pob sesiwn.
how-once = Ychwanegu unwaith
how-once-what = Copïau yw’r dyddiadau rydych yn eu hychwanegu unwaith, gyda dolen neu drwy agor ffeil calendr. Nid ydynt byth yn newid, hyd yn oed pan fydd sesiwn yn symud neu’n cael ei chanslo. Gallwch danysgrifio hefyd; efallai y gwelwch ddyddiad ddwywaith wedyn.
how-stop = Rhoi’r gorau iddi
how-stop-what = Tynnwch y calendr o’r lle y gwelwch restr eich calendrau. iPhone, iPad neu Mac: dewiswch y calendr, yna “Delete” neu “Unsubscribe”. Google: ar gyfrifiadur, agorwch osodiadau’r calendr, yna “Unsubscribe”. Outlook: “Remove”.

## When a page is not there

lost-text = Efallai fod y dudalen hon wedi symud, neu fod camgymeriad bach yn y cyfeiriad. Nid eich bai chi yw hyn.
lost-courses = Gweld pob cwrs
lost-timetable = Gweld yr amserlen
lost-home = Mynd i’r dudalen hafan
lost-contact = Mae ein rhif ffôn a’n cyfeiriad e-bost ar ddiwedd y dudalen hon. Rydym yn falch o helpu.
moved-title = Mae’r dudalen hon wedi symud
moved-link = Mynd i’r dudalen newydd

# Words the program itself composes

## Days and months

weekday-1 = Dydd Llun
weekday-2 = Dydd Mawrth
weekday-3 = Dydd Mercher
weekday-4 = Dydd Iau
weekday-5 = Dydd Gwener
weekday-6 = Dydd Sadwrn
weekday-7 = Dydd Sul
weekdays-1 = Dyddiau Llun
weekdays-2 = Dyddiau Mawrth
weekdays-3 = Dyddiau Mercher
weekdays-4 = Dyddiau Iau
weekdays-5 = Dyddiau Gwener
weekdays-6 = Dyddiau Sadwrn
weekdays-7 = Dyddiau Sul
month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr

## Dates and times

date-full = { $weekday } { $day } { $month } { $year }
date-long = { $day } { $month } { $year }
date-short = { $day } { $month }
date-day = { $day }
month-year = { $month } { $year }
week-of = Yr wythnos sy’n dechrau: { $date }
range = { $from } i { $to }
# “i” would mutate the name of a day.
days-range = { $from } – { $to }
date-reason = { $date }: { $reason }
time-am = { $hour }yb
time-am-minutes = { $hour }:{ $minutes }yb
time-pm = { $hour ->
    [6] 6yh
    [7] 7yh
    [8] 8yh
    [9] 9yh
    [10] 10yh
    [11] 11yh
   *[other] { $hour }yp
}
time-pm-minutes = { $hour ->
    [6] 6:{ $minutes }yh
    [7] 7:{ $minutes }yh
    [8] 8:{ $minutes }yh
    [9] 9:{ $minutes }yh
    [10] 10:{ $minutes }yh
    [11] 11:{ $minutes }yh
   *[other] { $hour }:{ $minutes }yp
}
time-midday = hanner dydd
time-midnight = hanner nos
time-from = o { $from }
time-from-first = O { $from }
days-and-hours = { $days }: { $hours }

## When a run is, in one line

run-once = { $date }, { $times }
run-weekly = { $days }, { $dates }, { $times }
run-mixed = { $n ->
    [one] 1 sesiwn, { $dates }
   *[other] { $n } sesiwn, { $dates }
}
run-all-cancelled = Mae pob sesiwn wedi’i chanslo
run-any-time = Unrhyw bryd sy’n gyfleus i chi
run-dates-follow = Dyddiadau i’w cadarnhau

## Where and how

mode-in-person = Wyneb yn wyneb
mode-online = Ar-lein
mode-hybrid = Wyneb yn wyneb ac ar-lein
mode-self-paced = Yn eich amser eich hun
mode-drop-in = Galw heibio
mode-telephone = Dros y ffôn
mode-unknown = Lle i’w gadarnhau
place-private = Byddwn yn dweud wrthych ble pan fyddwch yn cofrestru
place-private-in-title = dywedir y lle pan fyddwch yn cofrestru
place-and-elsewhere = { $venue } a lleoedd eraill
mode-at = { $mode }, { $venue }
run-title = { $when }, { $where }
session-number = Sesiwn { $n } o { $of }
places-count = { $n ->
    [zero] Dim lleoedd
    [one] 1 lle
    [two] 2 le
    [few] 3 lle
    [many] 6 lle
   *[other] { $n } lle
}
room-places = { $n ->
    [two] { $room }: 2 le
   *[other] { $room }: { $n } lle
}
material = { $kind }, { $length }
material-open = Agor y deunydd

## Enrolment

enrolment-open = Lleoedd ar gael
enrolment-full = Llawn
enrolment-waiting-list = Rhestr aros
enrolment-closed = Mae cofrestru wedi cau
enrolment-not-needed = Dim angen cofrestru
enrolment-opens = Dyddiad agor cofrestru: { $date }
enrolment-form = Cofrestru ar-lein
enrolment-form-partner = Archebu lle: { $partner }

## A course

cost-free = Am ddim
open-to-everyone = Yn agored i bawb
open-to-only = I’r rhain yn unig: { $who }
open-to-ages = I bobl o’r oedran hwn: { $ages }
open-to-cohort = I’r rhain: { $cohort }
open-to-reason = { $who }. { $reason }
for-carers = I ofalwyr
for-staff = I bobl sy’n gweithio neu’n gwirfoddoli gyda ni
for-young-people = I bobl ifanc
level-starter = Lle da i ddechrau
level-next = Cam nesaf
level-further = Yn mynd ymhellach
rung-co-production = Wedi’i gydgynhyrchu: roedd pobl â phrofiad o fywyd a phobl â phrofiad drwy ddysgu yn rhannu pob penderfyniad.
rung-co-design = Wedi’i gyd-ddylunio: bu pobl â phrofiad o fywyd a phobl â phrofiad drwy ddysgu yn ei gynllunio gyda’i gilydd.
rung-engagement = Wedi’i wneud drwy ymgysylltu: bu pobl â phrofiad o fywyd yn helpu i’w wella.
rung-consultation = Wedi’i wneud ar ôl ymgynghori: gofynnwyd i bobl â phrofiad o fywyd am eu barn.
need-student-feedback = Myfyrwyr a ofynnodd am y cwrs hwn.
need-focus-group = Grŵp ffocws a ofynnodd am y cwrs hwn.
need-waiting-list = Roedd rhestr aros ar gyfer y cwrs hwn.
need-partner-request = Partner a ofynnodd am y cwrs hwn.
need-local-data = Mae ffigurau lleol yn dangos bod angen y cwrs hwn.
need-other = Mae angen y cwrs hwn.
need-with-note = { $need } { $note }
reviewed-on = Gwiriwyd ddiwethaf: { $date }.
review-by = Gwirio nesaf erbyn: { $date }.
retired-on = Daeth y cwrs hwn i ben: { $date }.
somebody = Hwylusydd

## The college and its partners

age-from = I bobl { $from } oed a hŷn.
age-between = I bobl rhwng { $from } a { $to } oed.
attendee = myfyriwr
kind-nhs = Gwasanaeth Iechyd Gwladol
kind-voluntary = Sefydliad gwirfoddol
kind-local-authority = Awdurdod lleol
kind-education = Addysg
kind-library = Llyfrgell
kind-sport = Chwaraeon a hamdden
kind-business = Busnes
kind-community = Grŵp cymunedol
kind-housing = Tai
kind-other = Partner
partner-ended = Daeth ein gwaith gyda’n gilydd i ben: { $date }.
courses-count = { $n ->
    [zero] Dim cyrsiau ar hyn o bryd
    [one] 1 cwrs
    [two] 2 gwrs
    [few] 3 chwrs
    [many] 6 chwrs
   *[other] { $n } cwrs
}

## Access to a venue

access-step_free = Oes modd mynd i mewn heb risiau?
access-accessible_toilet = Oes toiled hygyrch?
access-hearing_loop = Oes dolen glyw?
access-parking = Oes lle i barcio?
access-bus = Pa fysiau sy’n stopio gerllaw?
access-quiet_space = Oes lle tawel?
answer-yes = Oes
answer-no = Nac oes
answer-unknown = Gofynnwch i ni

## Titles of pages

page-home = Hafan
page-courses = Cyrsiau
page-timetable = Amserlen
page-calendars = Calendrau
page-venues = Ble rydym yn cwrdd
page-not-found = Ni allwn ddod o hyd i’r dudalen honno
page-moved = Mae’r dudalen hon wedi symud
page-co-production = Sut mae ein cyrsiau’n cael eu gwneud
page-partnerships = Gyda phwy rydym yn gweithio
page-co-production-text = Mae pob cwrs yn cael ei wneud gan bobl sydd wedi byw drwy’r pwnc, gyda phobl sy’n ei adnabod drwy astudio neu weithio. Mae tudalen pob cwrs yn dweud pwy a’i gwnaeth.
page-partnerships-text = Rydym yn cynnal ein cyrsiau gyda sefydliadau eraill. Mae pob un yn dod â rhywbeth, ac mae pob un ar ei ennill.
description-courses = Pob cwrs sy’n cael ei gynnal nawr neu’n fuan, fesul maes.
description-timetable = Pob sesiwn i ddod, ddydd ar ôl dydd.
description-calendars = Rhowch ein sesiynau yn eich calendr eich hun.
description-venues = Ble rydym yn cwrdd, a sut i fynd i mewn.
description-partners = Y sefydliadau rydym yn gweithio gyda nhw.

## Calendars

calendar-everything = Popeth
calendar-online = Sesiynau ar-lein
calendar-run = { $title }, { $when }
calendar-group-everything = Pob sesiwn
calendar-group-topics = Fesul maes
calendar-group-terms = Fesul tymor
calendar-group-venues = Fesul lle
calendar-group-partners = Fesul partner
calendar-group-courses = Fesul cwrs
calendar-name = { $college }: { $title }
calendar-cancelled = WEDI’I CHANSLO: { $title }
calendar-unpublished = HEB EI CHYHOEDDI ETO: { $title }
calendar-title = { $title } ({ $number } o { $of })
calendar-reason = Wedi’i chanslo: { $reason }
feed-changes = { $college }: beth sydd wedi newid
feed-changes-note = Sesiynau sy’n newydd, sydd wedi symud neu wedi’u canslo, a chyrsiau sy’n llawn neu’n newydd.
feed-courses = { $college }: cyrsiau
feed-courses-note = Ein holl gyrsiau, a’r un a newidiodd ddiwethaf yn gyntaf.
change-new-course = Cwrs newydd: { $title }
change-added = Dyddiadau newydd: { $title }
change-moved = Amser newydd: { $title }
change-place = Lle newydd: { $title }
change-cancelled = Wedi’i chanslo: { $title }
change-restored = Yn digwydd wedi’r cyfan: { $title }
change-full = Llawn: { $title }
change-waiting = Llawn, gyda rhestr aros: { $title }
change-open = Lleoedd ar gael eto: { $title }
change-more = { $n ->
    [one] ac un sesiwn arall
   *[other] a { $n } sesiwn arall
}
change-line-because = { $when }: { $reason }
change-line-moved = { $was }; nawr: { $now }
change-line-at = { $when }: { $place }
change-line-place = { $when }: { $place }, nid { $was }
calendar-gone = Nid yw’r sesiwn hon yn cael ei chynnal mwyach.
calendar-theme = Y sesiwn hon: { $theme }
calendar-see = Gweler { $url } am y diweddaraf.
calendar-contact = Cwestiynau? { $contact }

topic-other = Cyrsiau eraill
venue-closed-on = Ar gau: { $days }

## Languages in which a course is given

language-ar = Arabeg
language-bfi = Iaith Arwyddion Prydain
language-bn = Bengaleg
language-cy = Cymraeg
language-en = Saesneg
language-es = Sbaeneg
language-fa = Perseg
language-fr = Ffrangeg
language-ga = Gwyddeleg
language-gd = Gaeleg yr Alban
language-gu = Gwjarati
language-hi = Hindi
language-it = Eidaleg
language-ku = Cwrdeg
language-pa = Pwnjabi
language-pl = Pwyleg
language-pt = Portiwgaleg
language-ro = Rwmaneg
language-so = Somaleg
language-ta = Tamil
language-ti = Tigrinia
language-tr = Tyrceg
language-uk = Wcreineg
language-ur = Wrdw
language-vi = Fietnameg
language-zh = Tsieineeg

## The preview of the editorial panel; nothing of it is ever published

page-panel = I’r panel golygyddol
panel-intro = Rhagolwg i aelodau’r panel yw hwn. Peidiwch â’i basio ymlaen: mae’n dangos drafftiau a’r hyn a ddywedodd aelodau eraill.
panel-who-may-answer = Nid oes rhaid i chi ateb am bob cwrs. Mae eich ateb yn cyfrif os na wnaethoch helpu i wneud y cwrs.
panel-under-review = Cyrsiau dan adolygiad
panel-none = Nid oes cwrs yn aros am y panel.
panel-passed =
  { $n ->
    [zero] Nid oes cwrs wedi pasio eto.
    [one] Mae 1 cwrs wedi pasio, ac nid yw ar y rhestr hon.
   *[other] Cyrsiau sydd wedi pasio, ac nad ydynt ar y rhestr hon: { $n }.
  }
panel-responses =
  { $n ->
    [zero] dim atebion eto
    [one] 1 ateb
   *[other] { $n } ateb
  }
panel-balance = Cydbwysedd y prosbectws
panel-balance-intro = Faint o gyrsiau sydd o bob math, o’r rhai sydd wedi’u cyhoeddi neu’n cael eu paratoi. Gall cwrs gyfrif fwy nag unwaith.
panel-balance-strands = Meysydd
panel-balance-modes = Ffyrdd o gwrdd
panel-balance-made = Wedi’u gwneud gan bobl â
panel-balance-kind = Math
panel-balance-count = Cyrsiau
panel-made-both = profiad o fywyd a phrofiad drwy ddysgu
panel-made-lived = profiad o fywyd yn unig
panel-made-learned = profiad drwy ddysgu yn unig
panel-made-nobody = neb wedi’i enwi

panel-state-draft = Drafft
panel-state-not-sent = Heb ei anfon at y panel
panel-state-with-the-panel = Gyda’r panel
panel-state-window-closed = Yn aros am benderfyniad
panel-state-changes-asked = Gofynnwyd am newidiadau
panel-state-passed = Wedi pasio
panel-state-changed-since-it-passed = Wedi newid ers pasio
panel-state-withdrawn = Wedi’i dynnu’n ôl
panel-days-left =
  { $days ->
    [zero] heddiw yw’r diwrnod olaf
    [one] 1 diwrnod ar ôl, tan { $date }
    [two] 2 ddiwrnod ar ôl, tan { $date }
   *[other] { $days } diwrnod ar ôl, tan { $date }
  }
panel-closed-on = gofynnwyd am atebion tan { $date }
panel-decided-on = ar { $date }

panel-course-title = Adolygiad: { $title }
panel-read = Darllen y dudalen fel y bydd myfyrwyr yn ei gweld
panel-back = Yn ôl i’r adolygiad
panel-materials = Deunyddiau
panel-materials-intro = Yr hyn a anfonodd y gwneuthurwyr gyda’r cwrs. Mae ar gyfer y panel yn unig.
panel-changes = Beth sydd wedi newid ers pasio
panel-changes-field = { $field }: newid sy’n edrych yn { $size }
panel-changes-now = Nawr mae’n dweud
panel-changes-read = Roedd yr hyn sydd wedi’i groesi allan yno pan basiodd; mae’r hyn sydd wedi’i danlinellu yn newydd.
panel-changes-out = wedi’i dynnu:
panel-changes-in = newydd:
panel-changes-not-here = Dim ond crynodeb o’r hyn a ddywedai o’r blaen sydd ar ôl: { $why }.
panel-field-title = Teitl
panel-field-summary = Crynodeb
panel-field-body = Testun
panel-field-learning-outcomes = Deilliannau dysgu
panel-field-audience = Ar gyfer pwy
panel-field-open-to = Pwy all ddod
panel-field-need = Yr angen
panel-field-co-production = Faint o’r gwaith a rannwyd
panel-field-content-note = Nodyn am y cynnwys
panel-field-co-producers = Y mathau o brofiad a’i gwnaeth
panel-size-small = bach
panel-size-large = mawr
panel-why-added = Nid oedd dim yma pan basiodd.
panel-why-taken-out = Cafodd ei dynnu.
panel-why-other-items = Mae mwy neu lai ohonynt.
panel-why-not-known = Ni chadwyd faint sydd wedi newid.
panel-why-likeness = Mae tua { $percent } % fel yr oedd.
panel-findings = Beth sylwodd y rhaglen arno
panel-findings-intro = Mae’r rhaglen yn darllen pob cwrs yn ôl rheolau’r coleg. Nid oes rhaid i chi gytuno â hi.
panel-findings-none = Dim.
panel-findings-line = llinell { $line }
panel-level-error = Rhaid ei gywiro
panel-level-held = Wedi’i ddal yn ôl
panel-level-warning = Edrychwch ar hwn
panel-level-advice = Cyngor
panel-answers = Atebion hyd yn hyn
panel-answers-none = Nid oes neb wedi ateb eto.
panel-answers-caption = Beth atebodd yr aelodau
panel-answers-question = Cwestiwn
panel-answers-recommend = { $pass } dros ei basio, { $changes } dros newidiadau
panel-somebody = aelod
panel-response-made-it = wedi helpu i wneud y cwrs, felly nid yw’n cyfrif
panel-recommends-pass = byddai’n ei basio
panel-recommends-changes = yn gofyn am newidiadau
panel-response-title = Teitl gwell: { $title }

panel-form = Eich ateb
panel-form-intro = Mae’n cymryd pum munud. Nid oes dim yn cael ei anfon nes i chi ddewis sut.
panel-form-wait = Gall aelodau ateb pan fydd y cydlynydd wedi anfon y cwrs at y panel.
panel-question-who = Pwy ydych chi?
panel-question-made-it = Wnaethoch chi helpu i wneud y cwrs hwn?
panel-question-co-production = Ydy hi’n amlwg ei fod wedi’i gydgynhyrchu?
panel-question-local-need = Ydy e’n ateb angen yn yr ardal?
panel-question-educational = Ydy e’n addysgol, ac nid yn fath o therapi?
panel-question-recommend = Beth ydych chi’n ei argymell?
panel-question-title = Teitl gwell, os oes gennych un
panel-question-text = Awgrymiadau
panel-question-text-hint = Ysgrifennwch fel rydych yn siarad. Bydd yr aelodau eraill a gwneuthurwyr y cwrs yn ei ddarllen.
panel-question-initials = Eich llythrennau cyntaf, os hoffech
panel-question-initials-hint = Dwy neu dair llythyren. Peidiwch ag ysgrifennu eich enw.
panel-role-student = Myfyriwr
panel-role-staff = Staff
panel-role-volunteer = Gwirfoddolwr
panel-role-partner = Partner
panel-answer-yes = Ydy
panel-answer-partly = Yn rhannol
panel-answer-no = Nac ydy
panel-answer-pass = Ei basio
panel-answer-changes = Gofyn am newidiadau
panel-form-make = Dangos fy ateb
panel-form-problem = Mae rhywbeth ar goll
panel-form-choose = Dewiswch ateb: { $question }
panel-form-result = Mae eich ateb yn barod
panel-form-result-intro = Dewiswch un ffordd i’w anfon. Gallwch ei newid o hyd: atebwch eto a phwyswch y botwm.
panel-form-file = Y ffeil
panel-form-path = Ei lle yw
panel-form-copy = Copïo’r ateb
panel-form-copied = Wedi’i gopïo.
panel-form-not-copied = Nid oedd modd ei gopïo. Dewiswch y testun a’i gopïo.
panel-form-download = Lawrlwytho’r ffeil
panel-form-email = Ei anfon drwy e-bost
panel-form-open = Ei roi lle mae’r coleg yn cadw ei ffeiliau
panel-form-open-long = Mae eich ateb yn rhy hir ar gyfer y ddolen honno. Copïwch neu lawrlwythwch y ffeil.
panel-form-again = Newid fy atebion
panel-mail-subject = Panel: { $title }
panel-by-hand = Heb y ffurflen
panel-by-hand-intro = Copïwch hwn, newidiwch yr atebion, a’i anfon at y coleg drwy e-bost, neu ei gadw fel y ffeil { $path }.
panel-by-hand-mail = Neu atebwch y cwestiynau hyn mewn e-bost

## Finding a course

page-find = Dod o hyd i gwrs
description-find = Ein cyrsiau fesul maes, lle, diwrnod, amser o’r dydd a mwy.
description-find-value = { $heading }: { $count }.
find-intro = Dewiswch beth sydd bwysicaf i chi.
find-open = Dewis fesul diwrnod, lle, maes a mwy
find-all = Gweld pob cwrs
find-ways = Gweld pob ffordd o ddod o hyd i gwrs
find-combine = Dewis mwy, fel lle neu amser o’r dydd
find-other = { $facet }: dewisiadau eraill
find-facet-strand = Maes
find-facet-mode = Sut rydym yn cwrdd
find-facet-place = Lle
find-facet-day = Diwrnod o’r wythnos
find-facet-time = Amser o’r dydd
find-facet-level = Lefel
find-facet-for = Ar gyfer pwy
find-facet-language = Iaith
find-facet-places = Lleoedd ar ôl
find-time-morning = Bore, cyn hanner dydd
find-time-afternoon = Prynhawn, cyn 5yp
find-time-evening = Gyda’r nos, o 5yp
find-heading-strand = Cyrsiau yn y maes hwn: { $name }
find-heading-place = Cyrsiau yn y lle hwn: { $name }
find-heading-day = Cyrsiau ar y diwrnod hwn: { $name }
find-heading-language = Cyrsiau yn yr iaith hon: { $name }
find-heading-mode-in-person = Cyrsiau wyneb yn wyneb
find-heading-mode-online = Cyrsiau ar-lein
find-heading-mode-hybrid = Cyrsiau wyneb yn wyneb ac ar-lein ar yr un pryd
find-heading-mode-self-paced = Cyrsiau yn eich amser eich hun
find-heading-mode-drop-in = Cyrsiau galw heibio
find-heading-mode-telephone = Cyrsiau dros y ffôn
find-heading-time-morning = Cyrsiau yn y bore
find-heading-time-afternoon = Cyrsiau yn y prynhawn
find-heading-time-evening = Cyrsiau gyda’r nos
find-heading-level-starter = Cyrsiau sy’n lle da i ddechrau
find-heading-level-next = Cyrsiau sy’n gam nesaf
find-heading-level-further = Cyrsiau sy’n mynd ymhellach
find-heading-for-carers = Cyrsiau i ofalwyr
find-heading-for-staff = Cyrsiau i bobl sy’n gweithio neu’n gwirfoddoli gyda ni
find-heading-for-young-people = Cyrsiau i bobl ifanc
find-heading-places-open = Cyrsiau â lleoedd ar gael
find-heading-places-waiting-list = Cyrsiau â rhestr aros
find-heading-places-not-needed = Cyrsiau nad oes angen cofrestru ar eu cyfer
# A script puts the number in the place of the percent sign.
find-chosen = wedi’u dewis: %
find-found = Cyrsiau a ddarganfuwyd: %
find-none = Nid oes cwrs sy’n cyfateb i hyn i gyd. Tynnwch rywbeth.
find-unknown = Nid oeddem yn adnabod dewis yn y cyfeiriad hwn, felly nid yw’n cyfrif.
find-your-choice = Eich dewis
find-take-away = Tynnu
find-clear = Clirio’r cyfan

## Search

menu-search = Chwilio
page-search = Chwilio
description-search = Chwiliwch ein cyrsiau, lleoedd a thudalennau, neu gwelwch bopeth o A i Y.
# The letters of the language in their order, with a space between them.
search-alphabet = A B C Ch D Dd E F Ff G Ng H I J K L Ll M N O P Ph Q R Rh S T Th U V W X Y Z
search-other = Rhifau a llythrennau eraill
search-label = Am beth ydych chi’n chwilio?
search-button = Chwilio
search-a-to-z = Popeth o A i Y
search-letters = Llythrennau
search-by-hand = Mae sgriptiau wedi’u diffodd yn eich porwr, felly ni all y chwiliad weithio. Mae popeth yn y rhestr isod.
search-results = Canlyniadau
search-busy = Yn chwilio
# A script puts the number in the place of the percent sign.
search-found = Canlyniadau: %
search-none = Ni chafwyd dim. Rhowch gynnig ar air arall, neu lai o eiriau.
search-short = Teipiwch ddwy lythyren neu fwy.
search-broken = Nid yw’r chwiliad yn gweithio ar hyn o bryd. Mae popeth yn y rhestr isod.
search-more = Dangos mwy o ganlyniadau
search-when = { $when }, { $place }
search-when-state = { $when }, { $place }: { $state }
search-kind-course = Cwrs
search-kind-strand = Maes
search-kind-place = Lle
search-kind-partner = Partner
search-kind-term = Amserlen
search-kind-page = Tudalen
lost-search = Chwilio’r wefan hon
home-find = Dod o hyd i rywbeth i chi
home-find-links = Neu ddechrau yma

## My plan: what a person chose, on their own device only

menu-plan = Fy nghynllun
menu-plan-count = Fy nghynllun ({ $n })
page-my-plan = Fy nghynllun
description-my-plan = Y sesiynau a ddewisoch, wedi’u cadw ar eich dyfais eich hun.
plan-line = { $when }, { $place }

plan-add = Ychwanegu at fy nghynllun
plan-out = Yn fy nghynllun: tynnu
plan-add-all = Ychwanegu pob dyddiad at fy nghynllun
plan-out-all = Mae pob dyddiad yn fy nghynllun: tynnu
plan-added = Ychwanegwyd at eich cynllun: { $what }
plan-taken = Tynnwyd o’ch cynllun: { $what }
plan-not-kept = Nid yw’r porwr hwn yn cadw dim ar gyfer y wefan hon. Mae wedi’i osod i beidio, neu mae’n llawn. Byddwch yn colli eich cynllun pan fyddwch yn gadael y dudalen hon, oni bai eich bod yn dilyn y ddolen hon neu’n ei chadw:
plan-not-kept-link = Fy nghynllun, gyda phopeth a ddewisais

plan-without = Ar y dudalen hon gwelwch y sesiynau a ddewisoch, os yw eich porwr yn rhedeg sgriptiau. Nid yw eich un chi, neu ni wnaethant lwytho. Mae ffyrdd eraill:
plan-without-courses = Dewis cwrs
plan-without-courses-how = Ar dudalen pob cwrs, mae “{ calendar-add }” yn rhoi sesiwn yng nghalendr eich dyfais.
plan-without-calendars = Tanysgrifio i galendr
plan-without-calendars-how = Bydd dyddiadau newydd a newidiadau wedyn yn dod i’ch dyfais ar eu pen eu hunain.
plan-without-print = Gallwch hefyd argraffu tudalen unrhyw gwrs, neu dudalen tymor.

plan-intro = Y sesiynau a ddewisoch. Edrychwch yma eto cyn i chi gychwyn: mae’r dudalen hon yn dweud beth sydd wedi newid.
plan-loading = Un funud, rydym yn chwilio am eich sesiynau.
plan-offline = Ni allwn gyrraedd ein hamserlen nawr. Dyma beth a ddewisoch; efallai fod rhywfaint wedi newid. Edrychwch eto yn nes ymlaen.
plan-odd = Nid oedd modd darllen rhan o’r hyn a gadwodd y ddyfais hon. Rydym wedi’i gadael allan.
plan-empty = Mae eich cynllun yn wag.
plan-empty-how = Edrychwch ar gwrs neu ar yr amserlen, a phwyswch “{ plan-add }”.
plan-empty-timetable = Gweld yr amserlen
plan-empty-courses = Gweld pob cwrs
plan-undo = Dadwneud
plan-undone = Wedi’i ddadwneud. Mae eich cynllun fel yr oedd.

plan-changes = Beth sydd wedi newid
plan-changes-intro = Mae hyn wedi newid ers i chi ei ddewis.
plan-then = Pan ddewisoch: { $line }
plan-now = Nawr: { $line }
plan-places-then = Lleoedd pan ddewisoch: { $places }
plan-places-now = Lleoedd nawr: { $places }
plan-off = Mae’r sesiwn hon wedi’i chanslo.
plan-on-again = Mae’r sesiwn hon yn digwydd wedi’r cyfan.
plan-seen = Rwyf wedi gweld hyn

plan-coming = Eich sesiynau
plan-clash = Ar yr un pryd: { $one } a hefyd { $other }
plan-travel = Munudau sydd gennych i deithio: { $minutes }. O: { $from }. I: { $to }.
plan-take-out = Tynnu
plan-gone = Ddim yn ein hamserlen mwyach
plan-gone-intro = Nid yw’r sesiynau hyn gennym mwyach. Cysylltwch â ni os nad ydych yn gwybod pam.
plan-past = Sesiynau sydd wedi bod

plan-shared = Cynllun wedi’i rannu
plan-shared-intro = Mae’r ddolen hon yn dal y sesiynau hyn. Nid yw eich cynllun eich hun wedi newid.
plan-shared-odd = Nid oedd modd darllen rhan o’r ddolen hon. Efallai iddi gael ei thorri: gofynnwch amdani eto.
plan-shared-unknown = Sesiynau yn y ddolen hon sydd wedi bod, neu nad ydynt gennym mwyach: { $n }
plan-shared-all = Mae’r rhain i gyd yn eich cynllun yn barod.
plan-shared-add = Ychwanegu’r rhain at fy nghynllun
plan-shared-added = Mae’r sesiynau a rannwyd yn eich cynllun nawr.
plan-shared-mine = Dangos fy nghynllun fy hun

plan-keep = Ei gadw, neu ei rannu
plan-download = Lawrlwytho ar gyfer eich calendr
plan-download-how = Mae’n agor yng nghalendr eich ffôn neu’ch cyfrifiadur. Bydd y dyddiadau wedyn yn aros fel y maent heddiw, hyd yn oed pan fydd sesiwn yn symud neu’n cael ei chanslo.
plan-no-file = Nid oedd modd gwneud y ffeil: ni allwn gyrraedd ein calendrau nawr. Rhowch gynnig arall arni yn nes ymlaen.
plan-print = Argraffu’r cynllun hwn
plan-share = Dolen i’r cynllun hwn
plan-share-how = Anfonwch hi at ffrind neu i’ch dyfais arall. Bydd pwy bynnag sydd â’r ddolen yn gweld y sesiynau hyn, a dim o bwy ydych chi.
plan-copy = Copïo’r ddolen
plan-copied = Wedi’i chopïo.
plan-not-copied = Nid oedd modd ei chopïo. Daliwch neu dewiswch y ddolen, a’i chopïo.
plan-clear = Clirio fy nghynllun
plan-clear-sure = Ydych chi am dynnu popeth o’ch cynllun?
plan-clear-yes = Ydw, clirio fy nghynllun
plan-cleared = Mae eich cynllun yn wag nawr.
plan-stored = Beth sy’n cael ei storio
plan-stored-what = Rhestr fer o’r sesiynau a ddewisoch yw eich cynllun. Mae’n cael ei storio yn y porwr hwn, ar y ddyfais hon, ac yn unman arall. Nid ydym ni’n ei weld, na neb arall nad yw’n defnyddio’r ddyfais hon.
plan-stored-end = Mae’n aros nes i chi ei glirio yma, neu glirio data’r wefan hon yn eich porwr. Ar ddyfais rydych yn ei rhannu ag eraill, cliriwch ef pan fyddwch wedi gorffen.

## What pages say of themselves, and open data

description-collection = Ein cyrsiau ar gyfer: { $name }.
description-term = Sesiynau { $term }, { $dates }.
description-venue = { $venue }: { $address }
page-data = Ein cyrsiau fel data
data-intro = I bartneriaid, cyfeiriaduron a phawb sy’n hoffi taenlen: ein cyrsiau a’n sesiynau mewn ffeiliau y mae cyfrifiaduron yn eu darllen.
data-files = Beth sydd ar gael
data-courses = Pob cwrs gyda’i ddeilliannau, ei bartneriaid a’i holl ddyddiadau (JSON).
data-schema = Beth mae pob allwedd yn ei olygu (JSON Schema)
data-sessions = Pob sesiwn, un ar bob llinell, ar gyfer taenlen (CSV).
data-plan = Sesiynau { $term } a beth sydd wedi newid amdanynt (JSON).
data-feeds = Cyrsiau newydd, a beth sydd wedi newid (Atom).
data-calendars = Ein sesiynau fel calendrau
data-use = Sut i’w ddefnyddio
data-use-times = Ein clociau ni sy’n rhoi’r amseroedd, ac maent yn dweud pa mor bell ydynt o Greenwich.
data-use-ids = Mae gan bob cwrs, rhediad, lle a sesiwn ei enw ei hun, sy’n aros pan fydd y teitl, y dyddiad neu’r lle yn newid.
data-use-cancelled = Mae sesiwn sydd wedi’i chanslo yn aros yn y ffeiliau ac yn dweud hynny. Dywedwch hynny hefyd.
data-use-often = Rydym yn cyhoeddi newidiadau ar unwaith. Nôlwch y ffeiliau eto o leiaf unwaith y dydd.
data-not = Beth nad yw ynddo
data-not-text = Nid oes enwau pobl, na lleoedd rydym yn eu dweud wrth y rhai sy’n cofrestru’n unig, na dim nad ydym wedi’i gyhoeddi eto.
data-ask = Cyn i chi ei ddefnyddio
data-ask-text = Gofynnwch i ni yn gyntaf. Dywedwch wrthym beth hoffech ei wneud ag ef, a byddwn yn dweud wrthych beth y cewch ei wneud a phryd mae rhywbeth yn newid.

## The whole prospectus, to print

page-prospectus = Prosbectws
page-large-print = Prosbectws mewn print bras
description-prospectus = Ein holl gyrsiau ar un dudalen, i’w darllen neu i’w hargraffu fel llyfryn.
description-large-print = Ein holl gyrsiau ar un dudalen mewn llythrennau mawr, i’w darllen neu i’w hargraffu.
booklet-link = Y prosbectws cyfan i’w argraffu
booklet-as-of = Dyddiadau a lleoedd fel yr oeddent ar y dyddiad hwn: { $date }
booklet-print = Mae popeth ar y dudalen hon, wedi’i gwneud i’w hargraffu ar A4 neu A5. Ar gyfer llyfryn, dewiswch “Booklet” yng ngosodiadau eich argraffydd, neu 2 dudalen ar bob dalen.
booklet-print-large = Dyma ein prosbectws cyfan mewn llythrennau mawr, wedi’i wneud i’w argraffu ar A4.
booklet-other = Yr un peth mewn llythrennau llai
booklet-welcome = Croeso
booklet-contents = Cynnwys
booklet-use = Sut i ddefnyddio’r prosbectws hwn
booklet-use-courses = Mae ein cyrsiau wedi’u trefnu yn ôl eu pwnc. Mae pob un yn dweud ar gyfer pwy mae, beth mae’n ei gostio, pryd a ble mae, a sut i gofrestru.
booklet-use-dates = I weld beth sydd ymlaen a phryd, trowch at “{ booklet-by-date }”.
booklet-use-changes = Mae’r dyddiadau a’r lleoedd fel yr oeddent ar y dyddiad hwn: { $date }. Bydd rhai’n newid. Cyn i chi gychwyn, edrychwch yma neu ffoniwch ni: { $address }.
booklet-by-date = Sesiynau yn ôl dyddiad
booklet-enrol = Gweler “{ enrol-heading }”, tua’r diwedd.
booklet-enrol-call = Ffoniwch { $number }, neu gweler “{ enrol-heading }” tua’r diwedd.
booklet-formats-text = A fyddai’r prosbectws hwn yn haws i chi mewn ffordd arall, fel mewn print bras, wedi’i ddarllen yn uchel neu mewn iaith arall? Dywedwch wrthym. Nid oes rhaid i chi ddweud pam.

## The weeks of a term, as pictures and in words

glance-heading = Cipolwg ar y tymor
glance-description = Colofn ar gyfer pob wythnos a rhes ar gyfer pob cwrs. Sesiwn yw pob marc, gyda diwrnod yr wythnos.
glance-title = { $term }, wythnos wrth wythnos: { $strand }
glance-closed = Wedi’i dywyllu: { $days }
glance-off = Wedi’i groesi allan: wedi’i ganslo
glance-count = { $n ->
    [one] 1 cwrs
    [two] 2 gwrs
    [few] 3 chwrs
    [many] 6 chwrs
   *[other] { $n } cwrs
}
glance-picture = Dangos mewn llun: { $count }
glance-words = Mewn geiriau: { $count }
glance-column-course = Cwrs
glance-date-off = { $date } (wedi’i chanslo)
glance-week = wythnos
weekday-short-1 = Llun
weekday-short-2 = Maw
weekday-short-3 = Mer
weekday-short-4 = Iau
weekday-short-5 = Gwe
weekday-short-6 = Sad
weekday-short-7 = Sul

## Languages of the site

languages = Iaith
not-translated = Nid yw’r dudalen hon ar gael yn Gymraeg eto.
not-translated-read = Ei darllen yn yr iaith hon: { $language }
words-not-yet-read = Nid yw siaradwr Cymraeg wedi darllen geiriau Cymraeg y wefan hon eto. Os gwelwch gamgymeriad, rhowch wybod i ni.
