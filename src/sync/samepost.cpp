// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/samepost.h"

#include "base/clock.h"
#include "content/html.h"
#include "protocol/family.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Letters, digits and what is written with several code units, such as emoji.
bool isWritten(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate()
        || c.category() == QChar::Symbol_Other;
}

/// Links by where they lead: what is shown of them may be shortened. Who is mentioned says nothing:
/// servers leave out hosts, and write in front whom a direct post is for.
QString spelled(const Span &span)
{
    switch (span.kind) {
    case Span::Kind::Link:
        return span.target;
    case Span::Kind::Mention:
    case Span::Kind::Break:
        return u" "_s;
    case Span::Kind::Text:
    case Span::Kind::Hashtag:
    case Span::Kind::Emoji:
        break;
    }
    return span.text;
}

/// snac's ids are the second in ten digits and 32 that mean nothing (snac: mastoapi.c): which of
/// one second came first they do not say.
bool areOfOneSecond(const QString &one, const QString &other)
{
    constexpr qsizetype digits = 10;
    constexpr qsizetype whole = digits + 32;
    return one.size() == whole && other.size() == whole && one.left(digits) == other.left(digits);
}

/// Where no poll is shown there may be one all the same.
bool showsChoices(const Post &post, const QStringList &choices)
{
    return !post.poll
        || std::equal(post.poll->options.begin(), post.poll->options.end(), choices.begin(),
            choices.end(), [](const Poll::Option &option, const QString &choice) {
                return bareText(option.title) == bareText(choice);
            });
}

QString shownText(const Post &post)
{
    if (post.bodyKind != Post::Body::Html) {
        return post.body; // as it was typed
    }
    QString text;
    const Blocks body = bodyBlocks(post);
    for (const Block &block : body.blocks) {
        if (block.kind == Block::Kind::QuoteFallback) {
            continue; // the server's, not the author's
        }
        QString link; // whose parts follow each other
        for (const Span &span : block.spans) {
            const bool goesOn = span.kind == Span::Kind::Link && span.target == link;
            text += goesOn ? QString() : spelled(span);
            link = span.kind == Span::Kind::Link ? span.target : QString();
        }
        text += u' ';
    }
    return text;
}

/// The texts that may stand where a server tells that warning. Mastodon takes a warning without a
/// text for the text, and of a post with a time it then keeps neither
/// (app/services/post_status_service.rb: preprocess_attributes!, scheduled_options).
QStringList textsUnder(const PostText &sent, const QString &warning)
{
    const bool moved = warning.isEmpty() && sent.text.trimmed().isEmpty();
    if (!moved) {
        return {sent.text};
    }
    return sent.scheduledAt > 0 ? QStringList{sent.warning, QString()} : QStringList{sent.warning};
}

bool isOneOf(const QStringList &texts, const QString &told)
{
    const QString bare = bareText(told);
    return std::ranges::any_of(
        texts, [&bare](const QString &text) { return bareText(text) == bare; });
}

/// None is told of a text that was a warning: textsUnder().
bool mayHaveWarning(const PostText &sent, const QString &told)
{
    const bool moved = told.isEmpty() && sent.text.trimmed().isEmpty();
    return moved || bareText(told) == bareText(sent.warning);
}

} // namespace

bool isOwn(const Account &account, const TimelineItem &item)
{
    const Actor &author = item.post.author;
    return !item.boost
        && ((!author.localId.isEmpty() && author.localId == account.localId)
            || author.acct == account.acct);
}

bool isBefore(const SoughtPost &sought, const TimelineItem &item)
{
    if (!sought.above.isEmpty()) {
        return item.localId == sought.above
            || (isLaterId(sought.above, item.localId)
                && !areOfOneSecond(sought.above, item.localId));
    }
    return sought.since > 0 && item.createdAt > 0 && item.createdAt < sought.since;
}

bool mayBeSought(const SoughtPost &sought, const Account &account, const TimelineItem &item)
{
    const Post &post = item.post;
    return isOwn(account, item) && !isBefore(sought, item) && !sought.others.contains(post.localId)
        && post.replyToLocalId == sought.post.replyToLocalId
        && post.media.size() == size_t(sought.post.text.media.size())
        && mayHaveWarning(sought.post.text, coverByAuthor(post).warning)
        && showsChoices(post, sought.post.text.poll.choices);
}

bool isSoughtScheduled(const SoughtPost &sought, const ScheduledPost &post)
{
    constexpr qint64 sameTimeMs = minuteMs; // some keep no seconds
    const PostText &text = sought.post.text;
    const bool media = post.post.media.isEmpty() || post.post.media.size() == text.media.size();
    return !sought.others.contains(post.id) && std::abs(post.at - text.scheduledAt) < sameTimeMs
        && post.replyToLocalId == sought.post.replyToLocalId && media
        && mayHaveWarning(text, post.post.warning)
        && isOneOf(textsUnder(text, post.post.warning), post.post.text);
}

QString bareText(const QString &typed)
{
    static const QRegularExpression mention(u"@[A-Za-z0-9_.-]+(@[A-Za-z0-9.:-]+)?"_s);
    QString text = QUrl::fromPercentEncoding(typed.toUtf8()); // links are written either way
    text.replace(mention, u" "_s);
    QString bare;
    QString closed; // of nothing but signs
    for (const QChar c : text.toCaseFolded()) {
        if (isWritten(c)) {
            bare += c;
        }
        if (!c.isSpace()) {
            closed += c;
        }
    }
    return bare.isEmpty() ? closed : bare;
}

bool showsText(const Post &post, const PostText &sent)
{
    return isOneOf(textsUnder(sent, coverByAuthor(post).warning), shownText(post));
}

bool tellsText(const PostSource &source, const PostText &sent)
{
    return isOneOf(textsUnder(sent, source.warning), source.text);
}

} // namespace asterism
