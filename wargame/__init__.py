"""wargame: seminar exercises in which teams play states, on record.

A tour. One app, its layers are folders, and inside each the same nouns are files: to follow a
decision through the house, open `decisions` in each room.

    urls/           the site map: the site, a seat's addresses, control's
    views/          how the web asks: thin functions, each with the scope of who may come
    forms/          what people may send us
    templatetags/   regions and acts in templates
    live/           how pages learn of it: the legend of regions, one listener, fan-out
    archives/       how an exercise is carried to another machine: all its rows as a text, and back
    reports/        how results go out: the record and its exports
    operations/     what people do: one function an act: lock, check, change, record
    queries/        what people see: one read model a screen or region
    measures/       what the numbers mean: statistics of few people, schedules, pure functions
    charts/         how figures are drawn: data to SVG
    scenario_files/ how scenarios come in: text to dataclasses, with every fault and its line
    overviews/      how a policy overview comes in: a document in any layout to parts of a scenario
    rehearsal/      how a class is played without one: scripted people on the same pages
    models/         what exists: nouns, states, what PostgreSQL refuses, who may see it
    embedded/       the database that comes with it
    errors.py       Refused: an act the rules do not allow now, with a sentence for the screen

Imports go down this list only. An act changes the world through an operation, which writes one
journal entry and announces its number; every process hears of it and renders the regions it
touches once for each audience. Who may see what is decided in the models' `visible_to` and
`values_visible_to`, for the `Viewer` that the server made, and nowhere else.

Glossary

    scenario     texts and plans of an exercise, in versions; a version in use never changes
    library      the scenarios and drafts that somebody may open, found by their words
    sheet        a scenario on one page, and its line in the library
    co-author    changes and publishes a scenario of another's; a reader reads, runs and copies it
    package      a version of a scenario as one file, for a colleague or another installation
    policy overview  a document with facts, tensions and questions, from which a scenario is made
    scenario draft  a scenario that its author still changes; published, it becomes a version
    change note  what changed with a version of a scenario, and why; read at the next set-up
    row          an entry of a part of a draft; open, each of its fields is saved as it is typed
    act on a draft  what was done to it, with what stood before, so that the last can be undone
    fate         what became of a line of an overview: recognized, to check, or left out
    series       figures by state and year: one measure, of one edition, by one definition
    exercise     one run of a scenario version, with a six-character code
    control      the facilitators who run it; the director made it
    purpose      what the exercise is for: explore, compare, innovate or evaluate
    objective    one line of what it must show or teach
    collection plan  what should be learned, and where in the run each of it is captured
    ready        the plan is complete: no row of it is empty, and purpose and objectives stand
    played       a state from whose head's seat control acts; it never thinks for people there
    table        one of several exercises of the same plan that a class plays side by side
    sitting      one meeting of the people; between two play is suspended and all stays as it is
    roster       who is expected, with their teams; people pick their name when they join
    pin          two people of the roster who are kept in different teams
    erasure      a person's name and the way to their own views are gone; what they did stays
    attribution  under which name the acts of people leave their team: state, seat or name
    ground rules what everybody accepts with a seat: control's own, and those of the settings
    team         the people who play one state (a role of the scenario)
    seat         one person's place, in a team or beside them; proved by a key, not by an account
    link         how somebody comes in beside the teams: one secret of one seat, until it is ended
    co-facilitator  has the rights of control in one exercise, by a link
    evaluator    notes and rates what teams do; reads what control reads
    correction   a text of the scenario mended in one exercise; who could read the old one is told
    objection    what a player holds against the scenario: parked, answered, accepted or not
    look in      to read what a team writes, on record; the team is told in the review
    from paper   typed in by control as a team that writes on paper, marked so for ever
    observation  what control or an evaluator saw, tagged to what it is about; not a judgement
    guide        the lines by which evaluators observe, one for each criterion and objective
    observer     watches: reads what is released and revealed
    stand-in     a scripted head of delegation of a state that nobody has come for; judges nothing
    lead         head of delegation: sets the position and releases
    step note    what control writes down for itself for a step
    team notes   what each person of a team jots down in a move for the others of the team alone
    pen          the right to write in a draft, held by one person at a time
    move         one decision cycle of all teams; made of timed steps
    exercise time  what the clock has run; pauses do not count
    visit        one stay in a step; going back to a step opens a new one
    schedule     when steps begin and injects fall due; what an act on the clock does to it is shown
    tension      a trade-off with two named poles; seven points from pole a to pole b
    estimate     one person's private mark on a tension: own view, or in role
    disagreement how far apart two random people are, as a share of the most possible; 0 to 1
    split        a third at each end of a scale or more: said in place of a median
    lone voice   a mark three or more from the nearest other
    private answer  what one person answers alone to a part of a question, unnamed ever after
    position     a team's mark on a tension, set by its lead
    assent       what a member says of it: agree, agree with reservations, split
    question     what a move asks every team; its author chooses the parts of the answer
    part         a piece of an answer: text, choice, rule, allocation, rating or ideas
    answer       a team's answer to the key question of a move
    idea         one line of one person, on the team's table without a name, or still theirs alone
    merge        a team holds two ideas for one; can be taken apart, and both stay on record
    ranking      one person's first three of the team's ideas, sealed until the ranks are open
    decision     a team's released decision record, with its expected effect on each criterion
    information state  what a team could see when it released a decision, fixed then for ever
    decision card  ready options to start a decision from; open with the injects it builds on
    no decision  released in place of one, with a reason: silence is on record too
    dissent      what a member holds against a decision of their team, in words never altered
    paragraph    a part of the decision record; the format says which are required
    assumption   what a decision needs to be true; held, failed or untested, as control notes it
    criterion    one line of the vision of success
    rating       a level from 1 to 5 of a team's criterion: by itself, peers, control or evaluators
    method       how rulings are made in an exercise; told in the brief, left only for a reason
    rule         what control looks a figure up in before it rules; where it departs it says so
    agreement    a text between teams, in versions; in force when all parties signed the last one
    reservation  words with which a state signs an agreement or takes a clause; never altered
    communique   a joint text by clauses, to each of which every state agrees, reserves or objects
    ledger       what states put into theaters, and what these require, in illustrative units
    commitment   a line of the ledger: points that count now or later, or a token
    ruling       what control says follows from what teams did, and why; held until released
    matter       what is put to adjudication, in one line, before there is a ruling
    argument     an action, its intended result and up to three reasons, by one team
    point        what speaks for or against a matter; control marks the strong ones
    odds         the chance of a draw, shown before it to everybody who will read the ruling
    draw         one chance event, from a seed on record, made once; what some call a roll
    likelihood   how likely one person holds a matter to be, in percent, in private
    challenge    to a ruling: a team has one; control denies it with a reason or corrects itself
    inject       information that control releases to some or all teams; or it goes out at its time
    trigger      what suggests an inject to control, which decides
    hold         to keep an inject back, whatever its time says
    reveal       the moment from which others may see what is sealed, of all teams or of one
    conversation all messages between the same parties: teams and control, or control and a person
    nudge        a message of control's to a team that stands still; it answers nothing
    message      what was sent in the name of a party; filed where the server received it
    publication  control lets all read one message
    jotting      what a person is still writing of a message, for their eyes alone
    reading      how far a person has read a conversation
    board        what the projector shows, a scene at a time
    region       a part of a page that stays up to date
    audience     those who see a region exactly alike
    exhibit      a thing on record that is pointed at by its name, as decision-12
    lesson       what to sustain or improve, kept live in the talk with its evidence and cause
    defender     the team, or the person, that makes the case for a pole in the talk
    decision point  a decision in the talk: what its team could see, and then the full picture
    grade        how far an objective was met: P, S, M or U, by control and evaluators, with why
    improvement plan  actions with an owner and a date, from open to verified, or dropped and why
    owner        whose action it is; comes by a link to it and sees nothing else
    star         control's mark on an exhibit, in play: proposed for the one page of the report
    hot wash     what people say right after play, unnamed; control reads it and shows it to all
    exit ticket  one lesson a person takes along and where it applies, unnamed, for control alone
    rehearsal    a run with scripted people, or of an author with stand-ins, whose exercise is
                 thrown away
    report       the document after the talk: twelve sections drawn from the record, and what the
                 director writes beside them
    claim        what the director holds that the record shows, kept with its evidence alone
    place        where in the report something stands that a claim can rest on
    fact check   teams read the draft of the report and say what is wrong in it
    cohort       the finished runs of one scenario, side by side: across classes and years
    edition      the report as it was signed, public or internal: fixed, with its hash
    record       everything above, as it stands after the exercise
    branch       an exercise that plays on from a moment of another, to play the road not taken
    archive      an exercise whole, as a text from which another machine restores the same pages
    moment       right after one entry of the journal: any page can be read again as it stood then
    place        from where a moment is seen: the room of a team, the board or the console
    mark         an act of the run to which one can jump in the replay; its steps are chapters
"""
