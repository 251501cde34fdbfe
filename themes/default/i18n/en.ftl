# The words of the interface, in plain English.
#
# Every word that a reader sees and that no author wrote stands here. A line is `name = words`;
# a variable stands in braces, such as { $date }. Keep sentences short: many readers are tired or anxious.

## On every page

skip = Skip to the main text
menu = Main menu
menu-home = Home
menu-courses = Courses
menu-timetable = Timetable
menu-calendars = Calendars
menu-venues = Where we meet
menu-partners = Our partners
trail = You are here
jump = On this page

contact-heading = Contact us
contact-phone = Phone
contact-text = Text
contact-email = Email
contact-call = Call { $number }
contact-send-text = Text { $number }
support-heading = Help to take part
more-heading = More about us

## Urgent help, in the footer of every page

urgent-heading = If you need help now
urgent-999 = Call 999
urgent-999-when = in an emergency, if someone’s life is in danger
urgent-111 = Call NHS 111
urgent-111-when = and choose the mental health option, at any time
urgent-samaritans = Call Samaritans on 116 123
urgent-samaritans-when = free, day and night, to talk about anything

## Home

home-courses = Find a course
home-changes = What has changed
home-changes-follow = Follow changes in a news reader
home-new = New courses
home-topics = What would you like to learn about?
home-all-courses = See all courses
home-next = Next sessions
home-timetable = See the whole timetable

## Courses

courses-heading = Courses
courses-none = There are no courses to show at the moment. Please come back soon, or get in touch.
course-draft = Draft
course-draft-note = Only people who edit the site can see this page.
course-retired = This course has ended
course-no-dates = No dates yet. Get in touch and we will tell you when there are.
course-glance = At a glance
course-when = When
course-cost = Cost
course-open-to = Who can come
course-content-note = Before you come
course-who = Who it is for
course-level = Level
course-language = Language
course-attendance = Coming along
course-dates = Dates and times
course-past-dates = Past dates
course-where = Where, and how to get in
course-people = Who made it and who leads it
course-facilitators = Leading the sessions
course-partners = { $n ->
    [one] Together with our partner
   *[other] Together with our partners
}
course-outcomes = What you will be able to do
course-quotes = What people say
course-next = What next
topic-more = More about { $topic }

run-when = When
run-where = Where
run-how = How
run-places = Places
run-facilitators = Led by
run-term = Term

## How to enrol

enrol-heading = How to enrol
enrol-not-needed = You do not need to enrol. Just come along.
enrol-deadline = Please enrol by { $date }.
enrol-partner = Our partner takes the bookings:
enrol-contact = Questions, or would you like help with this?

## In another format

format-heading = In another format
format-which = We can send you this page in large print, easy read, audio, braille or another language, or tell you about it. Ask in the way that suits you.
format-email = Email { $address }
format-subject = Another format, please: { $title }

## Sessions

sessions-count = { $n ->
    [one] 1 session
   *[other] { $n } sessions
}
sessions-none = There are no sessions in the calendar at the moment.
session-past = This has taken place
session-all-week = Any time this week
cancelled = Cancelled
cancelled-because = Cancelled: { $reason }
column-date = Date
column-time = Time
column-theme = About
column-place = Where
column-people = Led by
column-add = Add

## Timetable and terms

days-heading = Coming sessions
terms-heading = Terms
timetable-coming = The next four weeks
term-breaks = Breaks
term-past = This term is over.
term-enrolment-opens = Enrolment opens on { $date }.

## Venues and partners

venues-intro = Every place has its address, how to get in and what you will find there.
venue-facts = Getting there and getting in
venue-open = Opening hours
venue-rooms = Rooms
venue-access = Access
venue-map = See it on a map
venue-partner = This place belongs to
partners-intro = The college is run together by many. Each brings something, and each gains something.
partner-together = How we work together
partner-gives = What they bring
partner-gets = What they gain
partner-contact = Get in touch with them
partner-website = Their website
partner-venues = Their places
page-partners = Our partners

## Collections

courses-collections = Parts of the college
collection-ages = For ages { $ages }

## Calendars

calendar-of = Calendar: { $title }
calendar-heading = Add it to your calendar
calendar-heading-course = The whole course in your calendar
calendar-heading-run = Add all these dates, and keep them up to date
calendar-heading-run-soon = Get the dates in your calendar when we have them
calendar-intro = Subscribe, and within a day your own calendar shows when a session moves or is cancelled. Choose one of three ways.
calendar-intro-course = With all its dates, also those that we add later.
calendar-device = Add to the calendar on this device
calendar-device-note = iPhone, iPad or Mac
calendar-google = Add to Google Calendar
calendar-google-note = on a computer; your Android phone then shows it too
calendar-copy = For Outlook or another calendar, copy this address
calendar-how = How to subscribe, step by step
calendar-once = Add the dates once
calendar-once-note = They then stay as they are today, even when a session moves or is cancelled.
calendar-add = Add to calendar
calendar-add-note = “{ calendar-add }” adds one session as it is today. It does not change when the session moves.
calendars-intro = Put our sessions into your own calendar. New dates and changes then come by themselves.
calendars-lag = Your calendar may take up to a day to show a change. Before you set out, look at this site or call us.
calendars-changes = See on the home page what has changed

how-heading = How to subscribe
how-device = iPhone, iPad or Mac
how-device-choose = Open this page on your device, and choose a calendar below.
how-device-press = Press “{ calendar-device }”.
how-device-allow = When you are asked, press “Subscribe”.
how-google = Google Calendar and Android phones
how-google-where = Open this page in a browser on a computer. No computer? In the browser on your phone, choose “Desktop site” in the menu.
how-google-press = Choose a calendar below, press “{ calendar-google }”, then “Add”. If that fails, press the plus beside “Other calendars”, choose “From URL”, and paste the address of the calendar.
how-google-phone = It then shows on your phone as well. If not, open the settings of the Google Calendar app, choose the calendar, and turn on “Sync”.
how-outlook = Outlook
how-copy = Choose a calendar below, and copy its address.
how-outlook-add = In the calendar of Outlook, press “Add calendar”, then “Subscribe from web”.
how-outlook-paste = Paste the address, and press “Import”.
how-other = Another calendar
how-other-add = In your calendar, look for “Subscribe”, “New subscription” or “Add by URL”.
how-other-paste = Paste the address, and save.
how-know = Good to know
how-android = Android phones
how-android-what = The link “{ calendar-device }” does nothing on most Android phones, and the Google Calendar app cannot add a calendar by its address. Subscribe once in a browser, as above.
how-few = Only some dates
how-few-what = The page of each course has a calendar for each time that the course runs, and a link for each session.
how-once = Adding once
how-once-what = Dates that you add once, with a link or by opening a calendar’s file, are copies. They never change, even when a session moves or is cancelled. You can subscribe as well; you may then see a date twice.
how-stop = To stop
how-stop-what = Remove the calendar where you see the list of your calendars. iPhone, iPad or Mac: choose the calendar, then “Delete” or “Unsubscribe”. Google: on a computer, open the calendar’s settings, then “Unsubscribe”. Outlook: “Remove”.

## When a page is not there

lost-text = This page may have moved, or the address may have a small mistake in it. It is not your fault.
lost-courses = See all courses
lost-timetable = See the timetable
lost-home = Go to the home page
lost-contact = Our phone number and email address are at the end of this page. We are glad to help.
moved-title = This page has moved
moved-link = Go to the new page

# Words the program itself composes

## Days and months

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekdays-1 = Mondays
weekdays-2 = Tuesdays
weekdays-3 = Wednesdays
weekdays-4 = Thursdays
weekdays-5 = Fridays
weekdays-6 = Saturdays
weekdays-7 = Sundays
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Dates and times, as the NHS style guide writes them

date-full = { $weekday } { $day } { $month } { $year }
date-long = { $day } { $month } { $year }
date-short = { $day } { $month }
date-day = { $day }
month-year = { $month } { $year }
week-of = Week of { $date }
range = { $from } to { $to }
days-range = { $from } to { $to }
date-reason = { $date }: { $reason }
time-am = { $hour }am
time-am-minutes = { $hour }:{ $minutes }am
time-pm = { $hour }pm
time-pm-minutes = { $hour }:{ $minutes }pm
time-midday = midday
time-midnight = midnight
time-from = from { $from }
time-from-first = From { $from }
days-and-hours = { $days }: { $hours }

## When a run is, in one line

run-once = { $date }, { $times }
run-weekly = { $days }, { $dates }, { $times }
run-mixed = { $n ->
    [one] 1 session, { $dates }
   *[other] { $n } sessions, { $dates }
}
run-all-cancelled = All sessions are cancelled
run-any-time = Any time you like
run-dates-follow = Dates to be confirmed

## Where and how

mode-in-person = In person
mode-online = Online
mode-hybrid = In person and online
mode-self-paced = In your own time
mode-drop-in = Drop-in
mode-telephone = By phone
mode-unknown = Place to be confirmed
place-private = We tell you where when you enrol
place-private-in-title = the place is told when you enrol
place-and-elsewhere = { $venue } and elsewhere
mode-at = { $mode }, { $venue }
run-title = { $when }, { $where }
session-number = Session { $n } of { $of }
places-count = { $n ->
    [one] 1 place
   *[other] { $n } places
}
room-places = { $n ->
    [one] { $room }: 1 place
   *[other] { $room }: { $n } places
}
material = { $kind }, { $length }
material-open = Open the material

## Enrolment

enrolment-open = Places available
enrolment-full = Full
enrolment-waiting-list = Waiting list
enrolment-closed = Enrolment has closed
enrolment-not-needed = No need to enrol
enrolment-opens = Enrolment opens on { $date }
enrolment-form = Enrol online
enrolment-form-partner = Book with { $partner }

## A course

cost-free = Free
open-to-everyone = Open to everyone
open-to-only = For { $who } only
open-to-ages = For people aged { $ages }
open-to-cohort = For { $cohort }
open-to-reason = { $who }. { $reason }
for-carers = For carers
for-staff = For people who work or volunteer with us
for-young-people = For young people
level-starter = A good place to start
level-next = A next step
level-further = Goes further
rung-co-production = Co-produced: people with lived experience and people with learned expertise shared every decision.
rung-co-design = Co-designed: people with lived experience and people with learned expertise planned it together.
rung-engagement = Made with engagement: people with lived experience helped to improve it.
rung-consultation = Made after consultation: people with lived experience were asked for their views.
need-student-feedback = Students asked for this course.
need-focus-group = A focus group asked for this course.
need-waiting-list = There was a waiting list for this course.
need-partner-request = A partner asked for this course.
need-local-data = Local figures show that this course is needed.
need-other = There is a need for this course.
need-with-note = { $need } { $note }
reviewed-on = Last checked { $date }.
review-by = Next check by { $date }.
retired-on = This course ended on { $date }.
somebody = A facilitator

## The college and its partners

age-from = For people aged { $from } and over.
age-between = For people aged { $from } to { $to }.
attendee = student
kind-nhs = National Health Service
kind-voluntary = Voluntary organisation
kind-local-authority = Local authority
kind-education = Education
kind-library = Library
kind-sport = Sport and leisure
kind-business = Business
kind-community = Community group
kind-housing = Housing
kind-other = Partner
partner-ended = We worked together until { $date }.
courses-count = { $n ->
    [0] No courses at the moment
    [one] 1 course
   *[other] { $n } courses
}

## Access to a venue

access-step_free = Is it step-free?
access-accessible_toilet = Is there an accessible toilet?
access-hearing_loop = Is there a hearing loop?
access-parking = Is there parking?
access-bus = Which buses stop near it?
access-quiet_space = Is there a quiet space?
answer-yes = Yes
answer-no = No
answer-unknown = Ask us

## Titles of pages

page-home = Home
page-courses = Courses
page-timetable = Timetable
page-calendars = Calendars
page-venues = Where we meet
page-not-found = We cannot find that page
page-moved = This page has moved
page-co-production = How our courses are made
page-partnerships = Who we work with
page-co-production-text = Every course is made by people who have lived what it is about, together with people who know it from study or work. The page of each course says who made it.
page-partnerships-text = We run our courses with other organisations. Each brings something, and each gains something.
description-courses = All courses that run now or soon, by strand.
description-timetable = All coming sessions, day by day.
description-calendars = Put our sessions into your own calendar.
description-venues = Where we meet, and how to get in.
description-partners = The organisations we work with.

## Calendars

calendar-everything = Everything
calendar-online = Online sessions
calendar-run = { $title }, { $when }
calendar-group-everything = All sessions
calendar-group-topics = By strand
calendar-group-terms = By term
calendar-group-venues = By place
calendar-group-partners = By partner
calendar-group-courses = By course
calendar-name = { $college }: { $title }
calendar-cancelled = CANCELLED: { $title }
calendar-unpublished = NOT YET PUBLISHED: { $title }
calendar-title = { $title } ({ $number } of { $of })
calendar-reason = Cancelled: { $reason }
feed-changes = { $college }: what has changed
feed-changes-note = Sessions that are new, moved or cancelled, and courses that are full or new.
feed-courses = { $college }: courses
feed-courses-note = All our courses, the one that changed last first.
change-new-course = New course: { $title }
change-added = New dates: { $title }
change-moved = New time: { $title }
change-place = New place: { $title }
change-cancelled = Cancelled: { $title }
change-restored = Taking place after all: { $title }
change-full = Full: { $title }
change-waiting = Full, with a waiting list: { $title }
change-open = Places again: { $title }
change-more = { $n ->
    [one] and one more session
   *[other] and { $n } more sessions
}
change-line-because = { $when }: { $reason }
change-line-moved = { $was } is now { $now }
change-line-at = { $when }: { $place }
change-line-place = { $when }: { $place }, not { $was }
calendar-gone = This session no longer takes place.
calendar-theme = This session: { $theme }
calendar-see = See { $url } for the latest.
calendar-contact = Questions? { $contact }

topic-other = Other courses
venue-closed-on = Closed { $days }

## Languages in which a course is given

language-ar = Arabic
language-bfi = British Sign Language
language-bn = Bengali
language-cy = Welsh
language-en = English
language-es = Spanish
language-fa = Persian
language-fr = French
language-ga = Irish
language-gd = Scottish Gaelic
language-gu = Gujarati
language-hi = Hindi
language-it = Italian
language-ku = Kurdish
language-pa = Punjabi
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-so = Somali
language-ta = Tamil
language-ti = Tigrinya
language-tr = Turkish
language-uk = Ukrainian
language-ur = Urdu
language-vi = Vietnamese
language-zh = Chinese

## The preview of the editorial panel; nothing of it is ever published

page-panel = For the editorial panel
panel-intro = This is a preview for members of the panel. Please do not pass it on: it shows drafts and what other members said.
panel-who-may-answer = You need not answer about every course. Your answer counts when you did not help to make the course.
panel-under-review = Courses under review
panel-none = No course waits for the panel.
panel-passed =
  { $n ->
    [0] No course has passed yet.
    [one] 1 course has passed and is not listed here.
   *[other] { $n } courses have passed and are not listed here.
  }
panel-responses =
  { $n ->
    [0] no answers yet
    [one] 1 answer
   *[other] { $n } answers
  }
panel-balance = The balance of the prospectus
panel-balance-intro = How many courses there are of each kind, of all that are published or in preparation. A course may count more than once.
panel-balance-strands = Strands
panel-balance-modes = Ways to meet
panel-balance-made = Made by people with
panel-balance-kind = Kind
panel-balance-count = Courses
panel-made-both = lived and learned expertise
panel-made-lived = lived expertise only
panel-made-learned = learned expertise only
panel-made-nobody = nobody named

panel-state-draft = Draft
panel-state-not-sent = Not sent to the panel
panel-state-with-the-panel = With the panel
panel-state-window-closed = Waiting for a decision
panel-state-changes-asked = Changes asked for
panel-state-passed = Passed
panel-state-changed-since-it-passed = Changed since it passed
panel-state-withdrawn = Withdrawn
panel-days-left =
  { $days ->
    [0] today is the last day
    [one] 1 day left, until { $date }
   *[other] { $days } days left, until { $date }
  }
panel-closed-on = answers were asked for until { $date }
panel-decided-on = on { $date }

panel-course-title = Review of { $title }
panel-read = Read the page as students will see it
panel-back = Back to the review
panel-materials = Materials
panel-materials-intro = What the makers sent with the course. It is for the panel only.
panel-changes = What has changed since it passed
panel-changes-field = { $field }: looks like a { $size } change
panel-changes-now = Now it says
panel-changes-read = What is crossed out was there when it passed; what is underlined is new.
panel-changes-out = taken out:
panel-changes-in = new:
panel-changes-not-here = Only a digest of what it said before is left: { $why }.
panel-field-title = Title
panel-field-summary = Summary
panel-field-body = Text
panel-field-learning-outcomes = Learning outcomes
panel-field-audience = Who it is for
panel-field-open-to = Who may come
panel-field-need = The need
panel-field-co-production = How far the making was shared
panel-field-content-note = Content note
panel-field-co-producers = Kinds of expertise that made it
panel-size-small = small
panel-size-large = large
panel-why-added = There was nothing here when it passed.
panel-why-taken-out = It was taken out.
panel-why-other-items = There are more or fewer of them.
panel-why-not-known = How much has changed was not kept.
panel-why-likeness = About { $percent } % is as it was.
panel-findings = What the program noticed
panel-findings-intro = The program reads every course by rules of the college. You need not agree with it.
panel-findings-none = Nothing.
panel-findings-line = line { $line }
panel-level-error = Must be put right
panel-level-held = Held back
panel-level-warning = Please look
panel-level-advice = Advice
panel-answers = Answers so far
panel-answers-none = Nobody has answered yet.
panel-answers-caption = What members answered
panel-answers-question = Question
panel-answers-recommend = { $pass } for passing it, { $changes } for changes
panel-somebody = a member
panel-response-made-it = helped to make the course, so this is not counted
panel-recommends-pass = would pass it
panel-recommends-changes = asks for changes
panel-response-title = A better title: { $title }

panel-form = Your answer
panel-form-intro = It takes five minutes. Nothing is sent until you choose how.
panel-form-wait = Members can answer when the coordinator has sent the course to the panel.
panel-question-who = Who are you?
panel-question-made-it = Did you help to make this course?
panel-question-co-production = Is it obviously co-produced?
panel-question-local-need = Does it fill a need in the area?
panel-question-educational = Is it educational, and not a form of therapy?
panel-question-recommend = What do you recommend?
panel-question-title = A better title, if you have one
panel-question-text = Suggestions
panel-question-text-hint = Write as you speak. The other members and the makers of the course will read it.
panel-question-initials = Your initials, if you like
panel-question-initials-hint = Two or three letters. Please do not write your name.
panel-role-student = Student
panel-role-staff = Staff
panel-role-volunteer = Volunteer
panel-role-partner = Partner
panel-answer-yes = Yes
panel-answer-partly = Partly
panel-answer-no = No
panel-answer-pass = Pass it
panel-answer-changes = Ask for changes
panel-form-make = Show my answer
panel-form-problem = There is something missing
panel-form-choose = Choose an answer: { $question }
panel-form-result = Your answer is ready
panel-form-result-intro = Choose one way to send it. You can still change it: answer again and press the button.
panel-form-file = The file
panel-form-path = It belongs at
panel-form-copy = Copy the answer
panel-form-copied = Copied.
panel-form-not-copied = It could not be copied. Select the text and copy it.
panel-form-download = Download the file
panel-form-email = Send it by email
panel-form-open = Put it where the college keeps its files
panel-form-open-long = Your answer is too long for that link. Please copy it or download it.
panel-form-again = Change my answers
panel-mail-subject = Panel: { $title }
panel-by-hand = Without the form
panel-by-hand-intro = Copy this, change the answers, and send it to the college by email, or save it as the file { $path }.
panel-by-hand-mail = Or answer these questions in an email

## Finding a course

page-find = Find a course
description-find = Our courses by strand, place, day, time of day and more.
description-find-value = { $heading }: { $count }.
find-intro = Choose what matters most to you.
find-open = Choose by day, place, strand and more
find-all = See all courses
find-ways = See all ways to find a course
find-combine = Choose more, such as a place or a time of day
find-other = { $facet }: other choices
find-facet-strand = Strand
find-facet-mode = How we meet
find-facet-place = Place
find-facet-day = Day of the week
find-facet-time = Time of day
find-facet-level = Level
find-facet-for = For whom
find-facet-language = Language
find-facet-places = Places left
find-time-morning = Morning, before midday
find-time-afternoon = Afternoon, before 5pm
find-time-evening = Evening, from 5pm
find-heading-strand = Courses in the strand { $name }
find-heading-place = Courses at { $name }
find-heading-day = Courses on { $name }
find-heading-language = Courses in { $name }
find-heading-mode-in-person = Courses in person
find-heading-mode-online = Courses online
find-heading-mode-hybrid = Courses in person and online at the same time
find-heading-mode-self-paced = Courses in your own time
find-heading-mode-drop-in = Drop-in courses
find-heading-mode-telephone = Courses by phone
find-heading-time-morning = Courses in the morning
find-heading-time-afternoon = Courses in the afternoon
find-heading-time-evening = Courses in the evening
find-heading-level-starter = Courses that are a good place to start
find-heading-level-next = Courses that are a next step
find-heading-level-further = Courses that go further
find-heading-for-carers = Courses for carers
find-heading-for-staff = Courses for people who work or volunteer with us
find-heading-for-young-people = Courses for young people
find-heading-places-open = Courses with places available
find-heading-places-waiting-list = Courses with a waiting list
find-heading-places-not-needed = Courses for which you do not need to enrol
# A script puts the number in the place of the percent sign.
find-chosen = chosen: %
find-found = Courses found: %
find-none = No course fits all of this. Take something away.
find-unknown = We did not recognise a choice in this address, so it does not count.
find-your-choice = Your choice
find-take-away = Take away
find-clear = Clear all

## Search

menu-search = Search
page-search = Search
description-search = Search our courses, places and pages, or see everything from A to Z.
# The letters of the language in their order, with a space between them.
search-alphabet = A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
search-other = Numbers and other letters
search-label = What are you looking for?
search-button = Search
search-a-to-z = Everything from A to Z
search-letters = Letters
search-by-hand = Scripts are switched off in your browser, so the search cannot work. Everything is in the list below.
search-results = Results
search-busy = Searching
# A script puts the number in the place of the percent sign.
search-found = Results: %
search-none = Nothing found. Try another word, or fewer words.
search-short = Type two letters or more.
search-broken = The search does not work just now. Everything is in the list below.
search-more = Show more results
search-when = { $when }, { $place }
search-when-state = { $when }, { $place }: { $state }
search-kind-course = Course
search-kind-strand = Strand
search-kind-place = Place
search-kind-partner = Partner
search-kind-term = Timetable
search-kind-page = Page
lost-search = Search this site
home-find = Find something for you
home-find-links = Or begin here

## My plan: what a person chose, on their own device only

menu-plan = My plan
menu-plan-count = My plan ({ $n })
page-my-plan = My plan
description-my-plan = The sessions that you chose, kept on your own device.
plan-line = { $when }, { $place }

plan-add = Add to my plan
plan-out = In my plan: take out
plan-add-all = Add all dates to my plan
plan-out-all = All dates are in my plan: take out
plan-added = Added to your plan: { $what }
plan-taken = Taken out of your plan: { $what }
plan-not-kept = This browser keeps nothing for this site. It is set not to, or it is full. You lose your plan when you leave this page, unless you go by this link or keep it:
plan-not-kept-link = My plan, with all that you chose

plan-without = On this page you see the sessions that you chose, if your browser runs scripts. Yours does not, or they did not load. There are other ways:
plan-without-courses = Choose a course
plan-without-courses-how = On the page of each course, “{ calendar-add }” puts a session into the calendar of your device.
plan-without-calendars = Subscribe to a calendar
plan-without-calendars-how = New dates and changes then come to your device by themselves.
plan-without-print = You can also print the page of any course, or of a term.

plan-intro = The sessions that you chose. Look here again before you set out: this page says what has changed.
plan-loading = One moment, we look up your sessions.
plan-offline = We cannot reach our timetable now. This is what you chose; some of it may have changed. Please look again later.
plan-odd = A part of what this device kept could not be read. We left it out.
plan-empty = Your plan is empty.
plan-empty-how = Look at a course or the timetable, and press “{ plan-add }”.
plan-empty-timetable = See the timetable
plan-empty-courses = See all courses
plan-undo = Undo
plan-undone = Undone. Your plan is as it was.

plan-changes = What has changed
plan-changes-intro = This has changed since you chose it.
plan-then = When you chose it: { $line }
plan-now = Now: { $line }
plan-places-then = Places when you chose it: { $places }
plan-places-now = Places now: { $places }
plan-off = This session is cancelled.
plan-on-again = This session takes place after all.
plan-seen = I have seen this

plan-coming = Your sessions
plan-clash = At the same time: { $one } and { $other }
plan-travel = You have { $minutes } minutes to get from { $from } to { $to }.
plan-take-out = Take out
plan-gone = No longer in our timetable
plan-gone-intro = We do not have these sessions any more. Please get in touch if you do not know why.
plan-past = Past sessions

plan-shared = A shared plan
plan-shared-intro = This link holds these sessions. Your own plan has not changed.
plan-shared-odd = A part of this link could not be read. It may have been cut off: ask for it again.
plan-shared-unknown = Sessions in this link that are over, or that we no longer have: { $n }
plan-shared-all = All of these are in your plan already.
plan-shared-add = Add these to my plan
plan-shared-added = The shared sessions are in your plan now.
plan-shared-mine = Show my own plan

plan-keep = Keep it, or share it
plan-download = Download for your calendar
plan-download-how = Opens in the calendar of your phone or computer. The dates then stay as they are today, even when a session moves or is cancelled.
plan-no-file = The file could not be made: we cannot reach our calendars now. Please try again later.
plan-print = Print this plan
plan-share = A link to this plan
plan-share-how = Send it to a friend or to your other device. Whoever has the link sees these sessions, and nothing of who you are.
plan-copy = Copy the link
plan-copied = Copied.
plan-not-copied = It could not be copied. Hold or select the link, and copy it.
plan-clear = Clear my plan
plan-clear-sure = Do you want to take everything out of your plan?
plan-clear-yes = Yes, clear my plan
plan-cleared = Your plan is empty now.
plan-stored = What is stored
plan-stored-what = Your plan is a short list of the sessions that you chose. It is stored in this browser, on this device, and nowhere else. We do not see it, and nobody else does who does not use this device.
plan-stored-end = It stays until you clear it here, or clear the data of this site in your browser. On a device that you share with others, clear it when you are done.

## What pages say of themselves, and open data

description-collection = Our courses for the { $name }.
description-term = Sessions of { $term }, { $dates }.
description-venue = { $venue }: { $address }
page-data = Our courses as data
data-intro = For partners, directories and anybody who likes a spreadsheet: our courses and sessions in files that computers read.
data-files = What there is
data-courses = Every course with its outcomes, its partners and all its dates (JSON).
data-schema = What each key means (JSON Schema)
data-sessions = Every session, a line each, for a spreadsheet (CSV).
data-plan = The sessions of { $term } and what has changed about them (JSON).
data-feeds = New courses, and what has changed (Atom).
data-calendars = Our sessions as calendars
data-use = How to use it
data-use-times = Times are those of our clocks, and say how far they are from Greenwich.
data-use-ids = Each course, run, venue and session has a name of its own that stays when its title, date or place changes.
data-use-cancelled = A cancelled session stays in the files and says so. Please say so too.
data-use-often = We publish changes at once. Please fetch the files again at least once a day.
data-not = What is not in it
data-not-text = There are no names of people, no places that we tell only to those who enrol, and nothing that we have not published yet.
data-ask = Before you use it
data-ask-text = Please ask us first. Tell us what you would like to make of it, and we will tell you what you may do and when something changes.

## The whole prospectus, to print

page-prospectus = Prospectus
page-large-print = Prospectus in large print
description-prospectus = All our courses on one page, to read or to print as a booklet.
description-large-print = All our courses on one page in large letters, to read or to print.
booklet-link = The whole prospectus to print
booklet-as-of = Dates and places as they were on { $date }
booklet-print = Everything is on this page, made to print on A4 or A5. For a booklet, choose “Booklet” in the settings of your printer, or 2 pages on each sheet.
booklet-print-large = This is our whole prospectus in large letters, made to print on A4.
booklet-other = The same in smaller letters
booklet-welcome = Welcome
booklet-contents = Contents
booklet-use = How to use this prospectus
booklet-use-courses = Our courses stand by what they are about. Each says who it is for, what it costs, when and where it is, and how to enrol.
booklet-use-dates = To see what is on when, turn to “{ booklet-by-date }”.
booklet-use-changes = Dates and places are as they were on { $date }, and some will change. Before you set out, look at { $address } or call us.
booklet-by-date = Sessions by date
booklet-enrol = See “{ enrol-heading }”, near the end.
booklet-enrol-call = Call { $number }, or see “{ enrol-heading }” near the end.
booklet-formats-text = Would this prospectus be easier for you in another way, such as in large print, read aloud or in another language? Please tell us. You do not need to say why.

## The weeks of a term, as pictures and in words

glance-heading = The term at a glance
glance-description = A column for each week and a row for each course. Each mark is a session, with its day of the week.
glance-title = { $term }, week by week: { $strand }
glance-closed = Shaded: { $days }
glance-off = Crossed out: cancelled
glance-count = { $n ->
    [one] 1 course
   *[other] { $n } courses
}
glance-picture = Show { $count } in a picture
glance-words = { $count } in words
glance-column-course = Course
glance-date-off = { $date } (cancelled)
glance-week = week
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

## Languages of the site

languages = Language
not-translated = This page has not been translated yet.
not-translated-read = Read it in { $language }
# What a language says of itself whose words no speaker has read yet; nothing in English.
words-not-yet-read = {""}
