// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowparts.h"

#include "base/clock.h"
#include "content/names.h"
#include "ui/models/rowbody.h"
#include "ui/models/styledname.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Rows)
};

/// Why a quoted post is not shown, by the words of Post::quoteState (Mastodon's docs:
/// entities/Quote); empty: it is.
QString hiddenQuoteWords(const QString &state)
{
    if (state == "pending"_L1) {
        return Words::tr("The quoted post is shown here once its author agrees.");
    }
    if (state == "rejected"_L1) {
        return Words::tr("The author of the quoted post did not agree to the quote.");
    }
    if (state == "revoked"_L1) {
        return Words::tr("The author of the quoted post has taken it out of here.");
    }
    if (state == "deleted"_L1) {
        return Words::tr("The quoted post was deleted.");
    }
    if (state == "unauthorized"_L1) {
        return Words::tr("The quoted post is not for everybody and is not shown here.");
    }
    if (state == "blocked_account"_L1) {
        return Words::tr("The quoted post is by somebody you block.");
    }
    if (state == "blocked_domain"_L1) {
        return Words::tr("The quoted post is from a server you block.");
    }
    return state == "muted_account"_L1 ? Words::tr("The quoted post is by somebody you mute.")
                                       : QString();
}

/// What is hidden for the reader's own blocks and mutes opens when it is clicked.
bool opensAtWish(const QString &state)
{
    return state.startsWith("blocked_"_L1) || state == "muted_account"_L1;
}

QString durationWords(qint64 ms)
{
    if (ms <= 0) {
        return {};
    }
    const qint64 seconds = (ms + 500) / 1000;
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60).arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds < 3600 ? tail : u"%1:%2"_s.arg(seconds / 3600).arg(tail, 5, QChar(u'0'));
}

/// Many servers make a small JPEG or WebP of a picture in a format that not every system reads.
QString smallerCopy(const Media &media, const QString &original)
{
    const bool other = media.previewUrl != original;
    return other ? imageUrl::picture(media.previewUrl, imageUrl::Fit::Whole).toString() : QString();
}

RowMedia rowMedia(const Media &media, const Sought &sought)
{
    const bool image = media.type == Media::Type::Image;
    const QString url = media.url.isEmpty() ? media.remoteUrl : media.url;
    return {.type = word(media.type),
        .preview = imageUrl::preview(media).toString(),
        .picture = image ? imageUrl::picture(url, imageUrl::Fit::Whole).toString() : QString(),
        .smaller = image ? smallerCopy(media, url) : QString(),
        .blurhash = imageUrl::blurhash(media.blurhash).toString(),
        .url = url,
        .description = media.description,
        .markedDescription = markedText(media.description, sought),
        .aspect = media.width > 0 && media.height > 0 ? double(media.width) / media.height : 0,
        .duration = durationWords(media.durationMs)};
}

QString pollWords(const Poll &poll)
{
    const qint64 people = poll.voters >= 0 ? poll.voters : poll.votes;
    QStringList words{poll.voters >= 0 ? Words::tr("%n people", nullptr, int(people))
                                       : Words::tr("%n votes", nullptr, int(people))};
    if (hasEnded(poll, SystemClock().now())) {
        words << Words::tr("ended");
    } else if (poll.expiresAt > 0) {
        QString until = Words::tr("until %1");
        words << until.replace(u"%1"_s,
            QLocale().toString(
                QDateTime::fromMSecsSinceEpoch(poll.expiresAt), QLocale::ShortFormat));
    }
    return words.join(u" · "_s);
}

} // namespace

QVariantList mediaOf(const Post &post, const Sought &sought)
{
    QVariantList all;
    for (const Media &media : post.media) {
        all << QVariant::fromValue(rowMedia(media, sought));
    }
    return all;
}

QString mediaWords(Media::Type type, const QString &description)
{
    QString kind;
    switch (type) {
    case Media::Type::Image:
        kind = Words::tr("Picture");
        break;
    case Media::Type::Gifv:
    case Media::Type::Video:
        kind = Words::tr("Video");
        break;
    case Media::Type::Audio:
        kind = Words::tr("Sound");
        break;
    case Media::Type::Unknown:
        kind = Words::tr("File");
        break;
    }
    return description.isEmpty() ? kind : kind + u": "_s + description;
}

void setPoll(RowView &view, const Post &post, const Sought &sought)
{
    if (!post.poll) {
        return;
    }
    const Poll &poll = *post.poll;
    const qint64 all = std::max<qint64>(1, poll.voters > 0 ? poll.voters : poll.votes);
    const QString host = post.author.acct.section(u'@', -1);
    for (const Poll::Option &option : poll.options) {
        const double share = std::clamp(double(option.votes) / double(all), 0.0, 1.0);
        const QString title = safeName(option.title);
        view.poll << QVariant::fromValue(
            RowPollOption{.title = styledLine(title, contextOf(post), host, sought),
                .plain = title,
                .share = share,
                .votes = option.votes < 0 ? QString() : u"%1 %"_s.arg(qRound(share * 100))});
    }
    view.pollState = pollWords(poll);
}

void setCard(RowView &view, const Post &post, const Sought &sought)
{
    // Beside pictures a card only takes room: its link stands in the text.
    if (!post.card || !post.media.empty() || !post.card->url.startsWith("http"_L1)) {
        return;
    }
    const Card &card = *post.card;
    view.cardUrl = card.url;
    view.cardTitle = card.title.isEmpty() ? QUrl(card.url).host() : card.title;
    view.markedCardTitle = markedText(card.title, sought);
    view.cardText = card.provider.isEmpty() ? QUrl(card.url).host() : card.provider;
    view.cardPicture = imageUrl::picture(card.image, imageUrl::Fit::Fill, 8).toString();
}

void setQuote(RowView &view, store::CacheTx &tx, const Post &post)
{
    const QString hidden = hiddenQuoteWords(post.quoteState);
    view.quoteText = hidden.toHtmlEscaped();
    if (post.quoteUri.isEmpty() || (!hidden.isEmpty() && !opensAtWish(post.quoteState))) {
        return;
    }
    const auto found = store::postByUri(tx, post.quoteUri);
    if (!found || !*found) {
        return;
    }
    const store::StoredPost &quoted = **found;
    view.quoteUri = quoted.post.uri;
    if (!hidden.isEmpty()) {
        return;
    }
    view.quoteAuthor = styledName(quoted.post.author);
    if (!quoted.post.warning.isEmpty()) {
        view.quoteText = quoted.post.warning.toHtmlEscaped();
    } else if (const auto blocks = fromBytes(quoted.blocks)) {
        view.quoteText = styledBody(*blocks, quoted.post.author.acct.section(u'@', -1), 4);
    }
}

QString ageWords(qint64 at, qint64 now)
{
    const qint64 ago = now - at;
    if (ago < minuteMs) {
        return Words::tr("now");
    }
    if (ago < 7 * dayMs) {
        return spanWords(ago);
    }
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at).date(), QLocale::ShortFormat);
}

QString exactWords(qint64 at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), QLocale::LongFormat);
}

QString spanWords(qint64 ms)
{
    if (ms < hourMs) {
        return Words::tr("%n min", nullptr, int(std::max<qint64>(1, ms / minuteMs)));
    }
    if (ms < dayMs) {
        return Words::tr("%n h", nullptr, int(ms / hourMs));
    }
    return Words::tr("%n d", nullptr, int(ms / dayMs));
}

} // namespace asterism::ui
