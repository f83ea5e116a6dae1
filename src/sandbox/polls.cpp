// SPDX-License-Identifier: GPL-3.0-or-later

// GET /api/v1/polls/:id, POST /api/v1/polls/:id/votes (recorded:
// tests/fixtures/gotosocial/poll*.json; mastodon: app/services/vote_service.rb,
// app/validators/vote_validator.rb; gotosocial: internal/processing/polls/vote.go; pleroma:
// web/common_api.ex; snac: mastoapi.c).
#include "sandbox/akkoma.h"
#include "sandbox/api.h"
#include "sandbox/sent.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using VoteRefusal = std::optional<HttpResponse>;

constexpr qsizetype mostChosen = 100;

const Note *pollById(const Call &call, const QString &id)
{
    const View view = call.view();
    for (const auto &[copyId, copy] : call.world.holdings(call.site).byId) {
        const Note *note = copy.boost ? nullptr : call.world.noteOf(copy);
        if (note && note->poll && entities::pollId(view, *note) == id
            && call.world.mayRead(copy, call.viewer)) {
            return note;
        }
    }
    return nullptr;
}

/// One vote: for what, by whom, and how it stands.
struct VoteWanted {
    const Call &call;
    const Note &note;
    QList<int> choices;

    const Ballot &ballot() const { return *note.poll; }
    QList<int> before() const { return ballot().chosenBy.value(call.viewer); }
    bool ended() const { return ballot().endsAt > 0 && ballot().endsAt <= call.now; }
    bool own() const { return note.author == call.viewer; }
    bool tooMany() const { return !ballot().multiple && choices.size() > 1; }
    bool unknown() const
    {
        return std::ranges::any_of(choices,
            [this](int choice) { return choice < 0 || choice >= int(ballot().options.size()); });
    }
    bool repeats() const
    {
        return std::ranges::any_of(
            choices, [old = before()](int choice) { return old.contains(choice); });
    }
};

/// Of a poll with several choices Mastodon takes further ones later.
VoteRefusal mastodonVoteRefusal(const VoteWanted &wanted)
{
    const auto no = [&](const QString &words) {
        return wanted.call.no(422, u"Validation failed: "_s + words);
    };
    if (wanted.ended()) {
        return no(u"The poll has already ended"_s);
    }
    if (wanted.own()) {
        return no(u"You cannot vote in your own polls"_s);
    }
    if (wanted.unknown()) {
        return no(u"The chosen vote option does not exist"_s);
    }
    const bool twice = wanted.ballot().multiple ? wanted.repeats() : !wanted.before().isEmpty();
    return twice || wanted.tooMany() ? VoteRefusal(no(u"You have already voted on this poll"_s))
                                     : std::nullopt;
}

VoteRefusal gotosocialVoteRefusal(const VoteWanted &wanted)
{
    const auto unprocessable = [&](const QString &words) {
        return wanted.call.no(422, u"Unprocessable Entity: "_s + words);
    };
    if (wanted.own()) {
        return unprocessable(u"you can't vote in your own poll"_s);
    }
    if (wanted.ended()) {
        return unprocessable(u"poll already closed"_s);
    }
    if (wanted.choices.isEmpty() || wanted.tooMany()) {
        return wanted.call.no(400, u"Bad Request: invalid number of choices for poll"_s);
    }
    if (wanted.unknown()) {
        return wanted.call.no(400, u"Bad Request: invalid option index for poll"_s);
    }
    return wanted.before().isEmpty()
        ? std::nullopt
        : VoteRefusal(unprocessable(u"you have already voted in poll"_s));
}

VoteRefusal akkomaVoteRefusal(const VoteWanted &wanted)
{
    if (wanted.own()) {
        return wanted.call.no(422, u"Poll's author can't vote"_s);
    }
    if (!wanted.before().isEmpty()) {
        return wanted.call.no(422, u"Already voted"_s);
    }
    if (wanted.unknown()) {
        return wanted.call.no(422, u"Invalid indices"_s);
    }
    if (wanted.ended()) {
        return wanted.call.no(422, u"Poll is closed"_s);
    }
    return wanted.tooMany() ? VoteRefusal(wanted.call.no(422, u"Too many choices"_s))
                            : std::nullopt;
}

VoteRefusal voteRefusal(const VoteWanted &wanted)
{
    if (wanted.call.is("mastodon"_L1)) {
        return mastodonVoteRefusal(wanted);
    }
    if (wanted.call.is("gotosocial"_L1)) {
        return gotosocialVoteRefusal(wanted);
    }
    if (isAkkoma(wanted.call.software())) {
        return akkomaVoteRefusal(wanted);
    }
    // snac has no words; what is no choice it passes over.
    return wanted.ended() || !wanted.before().isEmpty() ? VoteRefusal(wanted.call.no(422))
                                                        : std::nullopt;
}

QString choiceWords(const QList<int> &choices)
{
    QStringList words;
    for (const int choice : choices) {
        words << QString::number(choice);
    }
    return words.join(u',');
}

/// Akkoma answers whoever voted of late as it did then (pleroma:
/// web/mastodon_api/controllers/poll_controller.ex).
bool votedOfLate(const VoteWanted &wanted, const QString &key)
{
    return isAkkoma(wanted.call.software()) && wanted.call.keys
        && wanted.call.keys->answerOf(key, wanted.call.now);
}

HttpResponse castVote(const VoteWanted &wanted)
{
    const Call &call = wanted.call;
    const QString uri = wanted.note.uri;
    const QString detail = choiceWords(wanted.choices);
    const QString key = u"polls:%1:%2"_s.arg(QString::number(call.viewer), uri);
    if (votedOfLate(wanted, key)) {
        call.count(u"vote"_s, uri, WriteOutcome::Redundant, detail);
        return call.json(entities::pollJson(call.view(), wanted.note));
    }
    if (const VoteRefusal refusal = voteRefusal(wanted)) {
        const bool again = !wanted.before().isEmpty();
        call.count(u"vote"_s, uri, again ? WriteOutcome::Redundant : WriteOutcome::Refused, detail);
        return *refusal;
    }
    bool any = false;
    for (const int choice : wanted.choices) {
        any = call.world.vote(call.viewer, uri, choice, call.now) || any;
    }
    call.countChange(u"vote"_s, uri, any, detail);
    if (call.keys && any) {
        call.keys->keepAnswer(key, {}, call.now);
    }
    return call.json(entities::pollJson(call.view(), wanted.note));
}

} // namespace

HttpResponse polls(const Call &call)
{
    const Note *note = pollById(call, call.parts.value(3));
    if (call.is("snac"_L1) && call.viewer < 0) {
        return call.no(401);
    }
    if (!note) {
        return call.no(
            404, call.is("gotosocial"_L1) ? u"Not Found: target poll not found"_s : QString());
    }
    if (call.parts.size() == 4 && call.request.method == "GET") {
        return call.json(entities::pollJson(call.view(), *note));
    }
    if (call.parts.value(4) != u"votes"_s || call.request.method != "POST") {
        return call.no(404);
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    VoteWanted wanted{.call = call, .note = *note, .choices = {}};
    const QStringList sent = Sent(call).several(u"choices"_s).value_or(QStringList());
    for (const QString &choice : sent.mid(0, mostChosen)) {
        bool number = false;
        wanted.choices << choice.toInt(&number);
        wanted.choices.last() = number ? wanted.choices.last() : -1;
    }
    return castVote(wanted);
}

} // namespace asterism
