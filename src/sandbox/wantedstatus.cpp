// SPDX-License-Identifier: GPL-3.0-or-later

// What each software reads out of POST and PUT /api/v1/statuses, and refuses (mastodon:
// app/services/{post,update}_status_service.rb, app/validators/status_length_validator.rb;
// gotosocial: internal/processing/status; pleroma: web/common_api/activity_draft.ex; snac:
// mastoapi.c; recorded: tests/fixtures/*/{status_create,status_edit,error_40}*.json).
#include "sandbox/wantedstatus.h"

#include "sandbox/akkoma.h"
#include "sandbox/scheduledstatuses.h"
#include "sandbox/sent.h"
#include "sandbox/textlength.h"
#include "sandbox/wantedfiles.h"
#include "sandbox/wantedpoll.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using StatusRefusal = std::optional<HttpResponse>;

constexpr qsizetype mastodonLength = 500;
constexpr qsizetype longLength = 5000; // GoToSocial's and Akkoma's

StatusRefusal mastodonTextRefusal(const Call &call, const PostDraft &draft, bool something)
{
    if (draft.text.trimmed().isEmpty() && !something && draft.quote.isEmpty()) {
        return call.no(422, u"Validation failed: Text can't be blank"_s);
    }
    return mastodonLengthOf(draft.text) + graphemes(draft.cw) > mastodonLength
        ? StatusRefusal(call.no(422, u"Validation failed: Text character limit of 500 exceeded"_s))
        : std::nullopt;
}

StatusRefusal gotosocialTextRefusal(const Call &call, const PostDraft &draft, bool something)
{
    const qsizetype length = codePoints(draft.text) + codePoints(draft.cw);
    if (length == 0 && !something) {
        return call.no(400, u"Bad Request: status contains no text, media or poll"_s);
    }
    return length > longLength
        ? StatusRefusal(call.no(400, u"Bad Request: text with spoiler exceed max chars (5000)"_s))
        : std::nullopt;
}

StatusRefusal akkomaTextRefusal(const Call &call, const PostDraft &draft)
{
    const qsizetype length = graphemes((draft.text + draft.cw).trimmed());
    const bool files = draft.pictures && !draft.pictures->empty();
    if (length == 0 && !files) {
        return call.no(422, u"Cannot post an empty status without attachments"_s);
    }
    return length > longLength
        ? StatusRefusal(call.no(422, u"The status is over the character limit"_s))
        : std::nullopt;
}

/// snac takes everything, nothing as well.
StatusRefusal textRefusal(const Call &call, const PostDraft &draft, const Note *edited)
{
    const bool poll = draft.poll || (edited && edited->poll && !draft.withoutPoll);
    const bool something = poll || (draft.pictures && !draft.pictures->empty());
    if (call.is("mastodon"_L1)) {
        return mastodonTextRefusal(call, draft, something);
    }
    if (call.is("gotosocial"_L1)) {
        return gotosocialTextRefusal(call, draft, something);
    }
    return isAkkoma(call.software()) ? akkomaTextRefusal(call, draft) : std::nullopt;
}

std::optional<Visibility> visibilityNamed(const Call &call, const QString &word)
{
    if (call.is("snac"_L1)) { // 2.75: what it does not know is for those who are named
        return word == u"unlisted"_s                ? Visibility::Unlisted
            : word == u"public"_s || word.isEmpty() ? Visibility::Public
                                                    : Visibility::Direct;
    }
    if (word == u"local"_s) {
        return isAkkoma(call.software()) ? std::optional(Visibility::Local) : std::nullopt;
    }
    const bool known =
        word == u"public"_s || word == u"unlisted"_s || word == u"private"_s || word == u"direct"_s;
    return known ? std::optional(visibility(word)) : std::nullopt;
}

/// What is not said is public; on Akkoma an answer is then as its post.
StatusRefusal addVisibility(const Call &call, const Sent &sent, PostDraft &draft)
{
    const QString word = sent.text(u"visibility"_s);
    const auto named = visibilityNamed(call, word);
    const Note *parent = call.world.note(draft.replyTo);
    const bool akkoma = isAkkoma(call.software());
    if (!named && !word.isEmpty() && call.is("mastodon"_L1)) {
        return call.no(422, u"Validation failed: Visibility is not included in the list"_s);
    }
    draft.visibility = named.value_or(akkoma && parent ? parent->visibility : Visibility::Public);
    if (akkoma && parent && parent->visibility == Visibility::Direct
        && draft.visibility != Visibility::Direct) {
        return call.no(422, u"The message visibility must be direct"_s);
    }
    if (call.is("gotosocial"_L1) && sent.flag(u"local_only"_s).value_or(false)) {
        const bool everybody = draft.visibility == Visibility::Public;
        draft.visibility = everybody ? Visibility::Local : draft.visibility;
        draft.localOnly = !everybody;
    }
    return std::nullopt;
}

const Note *readableNote(const Call &call, const QString &id)
{
    const Copy *copy = id.isEmpty() ? nullptr : call.world.copy(call.site, id);
    return copy && call.world.mayRead(*copy, call.viewer) ? call.world.noteOf(*copy) : nullptr;
}

/// Akkoma and snac post it all the same, as an answer to nothing.
StatusRefusal addReply(const Call &call, const Sent &sent, PostDraft &draft)
{
    const QString id = sent.text(u"in_reply_to_id"_s);
    const Note *parent = readableNote(call, id);
    draft.replyTo = parent ? parent->uri : QString();
    if (parent || id.isEmpty()) {
        return std::nullopt;
    }
    if (call.is("mastodon"_L1)) {
        return call.no(404, u"The post you are trying to reply to does not appear to exist."_s);
    }
    return call.is("gotosocial"_L1)
        ? StatusRefusal(call.no(404, u"Not Found: target status not found"_s))
        : std::nullopt;
}

bool isNamedIn(const Call &call, const QString &text, int person)
{
    static const QRegularExpression mention(u"(?<![\\w/])@([A-Za-z0-9_]+(?:@[A-Za-z0-9.:-]+)?)"_s);
    auto matches = mention.globalMatch(text);
    while (matches.hasNext()) {
        if (call.world.find(matches.next().captured(1)) == person) {
            return true;
        }
    }
    return false;
}

/// What is not said is as the account has it, of an edit as well; what is narrow nobody quotes.
StatusRefusal addQuotePolicy(
    const Call &call, const Sent &sent, Visibility visibility, PostDraft &draft)
{
    static const QStringList known{u"public"_s, u"followers"_s, u"nobody"_s};
    const QString word = sent.text(u"quote_approval_policy"_s);
    if (!call.is("mastodon"_L1)) {
        return std::nullopt; // the others do not know the word
    }
    if (!word.isEmpty() && !known.contains(word)) {
        return call.no(422, u"Record invalid"_s);
    }
    const QString usual = call.world.persons[size_t(call.viewer)].own.quotePolicy;
    draft.quotePolicy = word.isEmpty() ? usual : word;
    draft.quotePolicy = isOpen(visibility) ? draft.quotePolicy : u"nobody"_s;
    return std::nullopt;
}

/// Of a private post of one's own the quote is private, too.
StatusRefusal mastodonQuote(const Call &call, const QString &id, PostDraft &draft)
{
    const Note *quoted = readableNote(call, id);
    const bool own = quoted && quoted->author == call.viewer;
    if (!quoted || !(own || entities::mayQuote(call.view(), *quoted, call.viewer))) {
        return call.no(404, u"The post you are trying to quote does not appear to exist."_s);
    }
    draft.quote = quoted->uri;
    if (quoted->visibility == Visibility::Private && isOpen(draft.visibility)) {
        draft.visibility = Visibility::Private;
    }
    const bool stranger = draft.visibility == Visibility::Direct && !own
        && !isNamedIn(call, draft.text, quoted->author);
    return stranger
        ? StatusRefusal(call.no(422,
            u"Validation failed: Cannot quote a non-mentioned user in a Private Mention post."_s))
        : std::nullopt;
}

StatusRefusal addQuoted(const Call &call, const Sent &sent, PostDraft &draft)
{
    const bool akkoma = isAkkoma(call.software());
    const QString id = sent.text(akkoma ? u"quote_id"_s : u"quoted_status_id"_s);
    if (id.isEmpty() || (!akkoma && !call.is("mastodon"_L1))) {
        return std::nullopt; // the others do not know the word
    }
    if (!akkoma) {
        return mastodonQuote(call, id, draft);
    }
    const Note *quoted = readableNote(call, id);
    if (!quoted) {
        return call.no(422, u"You can't quote a status that doesn't exist"_s);
    }
    draft.quote = quoted->uri;
    return isOpen(quoted->visibility)
        ? std::nullopt
        : StatusRefusal(call.no(422, u"You can only quote public or unlisted statuses"_s));
}

/// As Ruby strips a text: of ASCII's white space alone.
QString withoutBlanks(const QString &text)
{
    static const QRegularExpression blanks(u"\\A[\\x00\\t-\\r ]+|[\\x00\\t-\\r ]+\\z"_s);
    return QString(text).remove(blanks);
}

void addWords(const Call &call, const Sent &sent, const Note *edited, PostDraft &draft)
{
    draft.text = sent.text(u"status"_s);
    draft.cw = sent.text(u"spoiler_text"_s);
    draft.sensitive = sent.flag(u"sensitive"_s).value_or(false);
    draft.language = sent.text(u"language"_s);
    if (isAkkoma(call.software())) {
        draft.text = draft.text.trimmed();
    }
    if (call.is("mastodon"_L1)) { // before it counts: prepare_contents() in app/models/status.rb
        draft.text = withoutBlanks(draft.text);
        draft.cw = withoutBlanks(draft.cw);
    }
    if (call.is("snac"_L1)) {
        const bool json =
            headerValue(call.request.headers, "Content-Type").startsWith("application/json");
        const bool covered = draft.sensitive && json; // an edit takes JSON's true alone for true
        draft.cw = edited && !covered ? QString() : draft.cw;
        draft.sensitive = false; // follows from the warning
    }
}

/// Mastodon posts a warning alone as the text, and covers it all the same; an edit leaves the
/// warning as it was (app/services/post_status_service.rb, update_status_service.rb).
bool moveWarning(const Call &call, const Note *edited, PostDraft &draft)
{
    const bool alone = draft.text.trimmed().isEmpty() && draft.quote.isEmpty();
    if (!call.is("mastodon"_L1) || !alone || draft.cw.isEmpty()) {
        return false;
    }
    draft.text = std::exchange(draft.cw, edited ? edited->cw : QString());
    draft.sensitive = draft.sensitive || !edited;
    return true;
}

/// What it keeps for later is the request, in which it has no place any more.
void loseWarning(const Sent &sent, PostDraft &draft)
{
    draft.text.clear();
    draft.sensitive = sent.flag(u"sensitive"_s).value_or(false);
}

/// Which of the languages that it reads the text is written in.
StatusRefusal addFormat(const Call &call, const Sent &sent, PostDraft &draft)
{
    static const QStringList akkomas{u"text/plain"_s, u"text/html"_s, u"text/markdown"_s,
        u"text/bbcode"_s, u"text/x.misskeymarkdown"_s};
    const QString type = sent.text(u"content_type"_s);
    if (isAkkoma(call.software())) {
        draft.format = akkomas.contains(type) ? type : u"text/plain"_s;
    }
    if (!call.is("gotosocial"_L1) || type.isEmpty()) {
        return std::nullopt;
    }
    draft.format = type;
    return type == u"text/plain"_s || type == u"text/markdown"_s
        ? std::nullopt
        : StatusRefusal(call.no(400, u"Bad Request: invalid status format"_s));
}

/// What has come is posted at once, to GoToSocial and snac as if it had been then.
StatusRefusal addTime(const Call &call, const Sent &sent, WantedStatus &wanted)
{
    const QString word = sent.text(u"scheduled_at"_s);
    const qint64 at = parseIsoTime(word);
    if (word.isEmpty()) {
        return std::nullopt;
    }
    if (at <= 0) {
        return timeRefusal(call, word);
    }
    const bool backdates = call.is("gotosocial"_L1) || call.is("snac"_L1);
    if (at <= call.now) {
        wanted.draft.createdAt = backdates ? at : 0;
        return std::nullopt;
    }
    // Akkoma does not wait for what is so near.
    if (isAkkoma(call.software()) && at - call.now <= leastAheadMs) {
        return std::nullopt;
    }
    wanted.keepUntil = at;
    return laterRefusal(call, at);
}

} // namespace

WantedStatus wantedStatus(const Call &call, const Note *edited)
{
    const Sent sent(call);
    WantedStatus wanted;
    PostDraft &draft = wanted.draft;
    draft.fresh = true;
    addWords(call, sent, edited, draft);
    wanted.refusal = addWantedPoll(call, sent, draft);
    const auto next = [&](auto refusalOf) {
        wanted.refusal = wanted.refusal ? wanted.refusal : refusalOf();
    };
    next([&] { return addFormat(call, sent, draft); });
    next([&] { return addWantedFiles(call, sent, edited, draft); });
    if (edited) {
        settleEditedPoll(call, *edited, draft);
        draft.quote = edited->quote; // alone it is enough for Mastodon
        next([&] { return addQuotePolicy(call, sent, edited->visibility, draft); });
    } else {
        next([&] { return addReply(call, sent, draft); });
        next([&] { return addVisibility(call, sent, draft); });
        next([&] { return addQuoted(call, sent, draft); });
        next([&] { return addQuotePolicy(call, sent, draft.visibility, draft); });
    }
    const bool moved = moveWarning(call, edited, draft);
    next([&] { return textRefusal(call, draft, edited); });
    if (!edited) {
        next([&] { return addTime(call, sent, wanted); });
    }
    if (moved && wanted.keepUntil > 0) {
        loseWarning(sent, draft);
    }
    return wanted;
}

} // namespace asterism
