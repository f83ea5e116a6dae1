// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sameedit.h"

#include "base/clock.h"
#include "sync/samepost.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Its clock and ours. What was changed shortly before may have been an earlier edit.
constexpr qint64 editClocksMs = 5 * secondMs;
constexpr qint64 samePollEndMs = 2 * minuteMs;
constexpr double sameFocus = 0.02;

/// How lines end, and what is blank around them, is up to the server.
QString typedLines(QString typed)
{
    return typed.replace(u"\r\n"_s, u"\n"_s).trimmed();
}

/// Whom a direct post is for may have been written in front.
bool isTypedSo(const PostText &wanted, const QString &told)
{
    const QString there = typedLines(told);
    const QString own = typedLines(wanted.text);
    const bool named = wanted.visibility == Visibility::Direct && there.endsWith(own)
        && bareText(there.chopped(own.size())).isEmpty();
    return there == own || named;
}

bool isDescribedSo(const Attachment &own, const Media &there)
{
    return own.id == there.id
        && (!own.changed
            || (there.description.trimmed() == own.description.trimmed()
                && std::abs(there.focusX - own.focus.x()) < sameFocus
                && std::abs(there.focusY - own.focus.y()) < sameFocus));
}

bool hasSameMedia(const PostText &wanted, const Post &post)
{
    return std::equal(wanted.media.begin(), wanted.media.end(), post.media.begin(),
        post.media.end(), isDescribedSo);
}

bool endsThen(const PollText &own, const Poll &there, qint64 sentAt)
{
    const qint64 runs = own.seconds > 0 ? sentAt + own.seconds * secondMs : 0;
    const qint64 end = own.endsAt > 0 ? own.endsAt : runs;
    return std::abs(there.expiresAt - end) < samePollEndMs;
}

bool hasSamePoll(const PollText &own, const std::optional<Poll> &there, qint64 sentAt)
{
    if (own.choices.isEmpty() || !there) {
        return own.choices.isEmpty() && !there;
    }
    const bool same = std::equal(own.choices.begin(), own.choices.end(), there->options.begin(),
        there->options.end(), [](const QString &choice, const Poll::Option &option) {
            return option.title.trimmed() == choice.trimmed();
        });
    return same && there->multiple == own.multiple && endsThen(own, *there, sentAt);
}

/// Of media alone, and a warning covers them everywhere.
bool isCoveredSo(const PostText &wanted, const Post &post)
{
    return wanted.media.isEmpty()
        || coverByAuthor(post).sensitive == (wanted.sensitive || !wanted.warning.isEmpty());
}

/// Where either does not say, nothing is known.
bool isInLanguage(const QString &wanted, const QString &told)
{
    return wanted.isEmpty() || told.isEmpty() || wanted.compare(told, Qt::CaseInsensitive) == 0;
}

bool isQuotedBy(const PostText &wanted, const std::optional<QuotePolicy> &told)
{
    return !wanted.quotes || !told || wanted.quotes == told;
}

bool isTheAccounts(const Account &account, const Actor &author)
{
    return author.acct == account.acct
        || (!account.localId.isEmpty() && author.localId == account.localId);
}

} // namespace

bool isAsEdited(
    const PostText &wanted, const Account &account, const StandingPost &now, qint64 sentAt)
{
    if (!now.source) {
        return looksAsEdited(wanted, account, now, sentAt);
    }
    const Post &post = now.item.post;
    const PostSource &source = *now.source;
    return !now.item.boost && isTheAccounts(account, post.author) && isTypedSo(wanted, source.text)
        && typedLines(source.warning) == typedLines(wanted.warning)
        && source.format == wanted.format && hasSameMedia(wanted, post)
        && hasSamePoll(wanted.poll, post.poll, sentAt) && isCoveredSo(wanted, post)
        && isInLanguage(wanted.language, post.language) && isQuotedBy(wanted, now.quotes);
}

bool looksAsEdited(
    const PostText &wanted, const Account &account, const StandingPost &now, qint64 sentAt)
{
    const Post &post = now.item.post;
    SoughtPost sought;
    sought.post.text = wanted;
    sought.post.replyToLocalId = post.replyToLocalId; // no edit changes that
    return post.editedAt >= sentAt - editClocksMs && mayBeSought(sought, account, now.item)
        && (showsText(post, wanted) || (now.source && tellsText(*now.source, wanted)));
}

} // namespace asterism
