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
run-places = Places
run-facilitators = Led by
run-term = Term

## How to enrol

enrol-heading = How to enrol
enrol-not-needed = You do not need to enrol. Just come along.
enrol-deadline = Please enrol by { $date }.
enrol-partner = Our partner takes the bookings:
enrol-contact = Questions, or would you like help with this?

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

collection-ages = For ages { $ages }

## Calendars

calendar-of = Calendar: { $title }
calendar-heading = Add it to your calendar
calendar-intro = Sessions and changes then appear in your own calendar. There are three ways. Choose one.
calendar-apple = Add to the calendar on this device
calendar-apple-note = iPhone, iPad, Mac or Outlook
calendar-google = Add to Google Calendar
calendar-google-note = Android phone or computer
calendar-copy = Or copy this address into any calendar:
calendar-download = Download the dates once, without later changes
calendars-intro = Put our sessions into your own calendar. New dates and changes then come by themselves.
calendars-lag = Your calendar may take up to a day to show a change. If you are not sure, look at this site or call us.

## When a page is not there

lost-text = This page may have moved, or the address may have a small mistake in it. It is not your fault.
lost-courses = See all courses
lost-timetable = See the timetable
lost-home = Go to the home page
lost-contact = Our phone number and email address are at the end of this page. We are glad to help.
moved-title = This page has moved
moved-link = Go to the new page

# Words the program itself composes
