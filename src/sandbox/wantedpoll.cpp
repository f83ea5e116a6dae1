// SPDX-License-Identifier: GPL-3.0-or-later

// poll[…] of statuses (mastodon: app/validators/poll_{options,expiration}_validator.rb; gotosocial:
// internal/processing/status/common.go; pleroma: web/common_api/utils.ex; snac: mastoapi.c).
#include "sandbox/wantedpoll.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/api.h"
#include "sandbox/sent.h"
#include "sandbox/textlength.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using PollRefusal = std::optional<HttpResponse>;

constexpr qint64 shortestMastodonPoll = 300 * secondMs;
constexpr qint64 longestMastodonPoll = 2'629'746 * secondMs;
constexpr qint64 longestAkkomaPoll = 31'536'000 * secondMs;

bool anyLonger(const QStringList &options, qsizetype most)
{
    return std::ranges::any_of(
        options, [most](const QString &option) { return graphemes(option) > most; });
}

PollRefusal mastodonPollRefusal(const Call &call, const DraftPoll &poll)
{
    const auto no = [&call](const QString &words) {
        return call.no(422, u"Validation failed: Poll "_s + words);
    };
    QStringList once = poll.options;
    if (poll.options.size() < 2) {
        return no(u"options must have more than one item"_s);
    }
    if (poll.options.size() > 4) {
        return no(u"options can't contain more than 4 items"_s);
    }
    if (anyLonger(poll.options, 50)) {
        return no(u"options cannot be longer than 50 characters each"_s);
    }
    if (once.removeDuplicates() > 0) {
        return no(u"options contain duplicate items"_s);
    }
    if (poll.lastsMs <= 0) {
        return no(u"expires at can't be blank"_s);
    }
    if (poll.lastsMs > longestMastodonPoll) {
        return no(u"expires at is too far into the future"_s);
    }
    return poll.lastsMs < shortestMastodonPoll ? PollRefusal(no(u"expires at is too soon"_s))
                                               : std::nullopt;
}

PollRefusal gotosocialPollRefusal(const Call &call, const DraftPoll &poll)
{
    const auto no = [&call](const QString &words) {
        return call.no(400, u"Bad Request: poll "_s + words);
    };
    if (poll.options.size() > 6) {
        return no(u"options exceed max count (6)"_s);
    }
    for (qsizetype i = 0; i < poll.options.size(); ++i) {
        if (poll.options[i].isEmpty()) {
            return no(u"option cannot be empty"_s);
        }
        if (codePoints(poll.options[i]) > 50) {
            return no(u"option %1 exceed max chars (50)"_s.arg(i));
        }
    }
    return std::nullopt;
}

PollRefusal akkomaPollRefusal(const Call &call, const DraftPoll &poll)
{
    if (poll.lastsMs > longestAkkomaPoll) {
        return call.no(422, u"Expiration date is too far in the future"_s);
    }
    if (poll.options.size() < 2) {
        return call.no(422, u"Poll must contain at least 2 options"_s);
    }
    if (poll.options.size() > 20) {
        return call.no(422, u"Poll can't contain more than 20 options"_s);
    }
    return anyLonger(poll.options, 200)
        ? PollRefusal(call.no(422, u"Poll options cannot be longer than 200 characters each"_s))
        : std::nullopt;
}

/// As each software takes it before it looks.
QStringList cleaned(const Call &call, const QStringList &sent)
{
    QStringList options = sent;
    if (call.is("mastodon"_L1)) {
        std::ranges::for_each(options, [](QString &option) { option = option.trimmed(); });
        options.removeAll(QString());
    } else if (isAkkoma(call.software())) {
        options.removeDuplicates();
    }
    return options;
}

} // namespace

std::optional<HttpResponse> addWantedPoll(const Call &call, const Sent &sent, PostDraft &draft)
{
    const QStringList options = sent.several(u"poll[options]"_s).value_or(QStringList());
    const qint64 seconds = sent.text(u"poll[expires_in]"_s).toLongLong();
    const bool endless = call.is("mastodon"_L1) || call.is("gotosocial"_L1);
    if (options.isEmpty() || (seconds <= 0 && !endless)) {
        return std::nullopt; // to the others half a poll is none
    }
    constexpr qint64 centurySeconds = 100LL * 365 * 24 * 3600;
    draft.poll = DraftPoll{.options = cleaned(call, options),
        .multiple = sent.flag(u"poll[multiple]"_s).value_or(false),
        .lastsMs = std::clamp<qint64>(seconds, 0, centurySeconds) * secondMs,
        .hideTotals = endless && sent.flag(u"poll[hide_totals]"_s).value_or(false)};
    if (call.is("mastodon"_L1)) {
        return mastodonPollRefusal(call, *draft.poll);
    }
    if (call.is("gotosocial"_L1)) {
        return gotosocialPollRefusal(call, *draft.poll);
    }
    return isAkkoma(call.software()) ? akkomaPollRefusal(call, *draft.poll) : std::nullopt;
}

void settleEditedPoll(const Call &call, const Note &edited, PostDraft &draft)
{
    const bool same = draft.poll && edited.poll && draft.poll->options == edited.poll->options
        && draft.poll->multiple == edited.poll->multiple;
    if (same || isAkkoma(call.software()) || call.is("snac"_L1)) {
        draft.poll.reset();
        return;
    }
    draft.withoutPoll = !draft.poll && edited.poll;
}

} // namespace asterism
