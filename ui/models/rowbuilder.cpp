// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowbuilder.h"

#include "content/names.h"
#include "content/plain.h"
#include "ui/models/rowbody.h"
#include "ui/models/rowchannel.h"
#include "ui/models/rowconversation.h"
#include "ui/models/rowdoers.h"
#include "ui/models/rowparts.h"
#include "ui/models/rowreactions.h"
#include "ui/models/rowrefusals.h"
#include "ui/models/styledname.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Rows)
};

void learnEmojis(const Post &post, const RowNames &names)
{
    if (names.emojis) {
        const QString host = post.author.acct.section(u'@', -1);
        names.emojis->add(host, post.author.emojis);
        names.emojis->add(host, post.emojis);
    }
}

constexpr size_t named = 2; // of those who boosted a post

QStringList boosterAccts(const std::vector<Actor> &boosters)
{
    QStringList accts;
    for (size_t i = 0; i < std::min(named, boosters.size()); ++i) {
        accts << u'@' + boosters[i].acct;
    }
    return accts;
}

/// A name that is written from the right turns the words around it no other way.
QString apart(const QString &name)
{
    return name.isRightToLeft() ? u'\u2068' + name + u'\u2069' : name;
}

QString boostWords(const std::vector<Actor> &boosters, const RowNames &names)
{
    QStringList who;
    for (size_t i = 0; i < std::min(named, boosters.size()); ++i) {
        if (names.emojis) {
            names.emojis->add(boosters[i].acct.section(u'@', -1), boosters[i].emojis);
        }
        who << apart(styledName(boosters[i]));
    }
    QString words;
    if (boosters.empty()) {
        return {};
    }
    if (boosters.size() == 1) {
        words = Words::tr("%1 boosted");
    } else if (boosters.size() == named) {
        words = Words::tr("%1 and %2 boosted");
    } else {
        words = Words::tr("%1, %2 and %n more boosted", nullptr, int(boosters.size() - named));
    }
    // One after the other would take a "%2" in the first name for a place.
    const qsizetype second = words.indexOf(u"%2"_s);
    if (second >= 0) {
        words.replace(second, 2, who[1]);
    }
    return words.replace(words.indexOf(u"%1"_s), 2, who[0]);
}

QVariantList dotsOf(const store::TimelineRow &row, const RowNames &names)
{
    QVariantList dots;
    for (const QString &id : names.order) {
        if (row.seenBy.contains("account:"_L1 + id)) {
            dots << QVariant::fromValue(names.accounts.value(id));
        }
    }
    if (dots.isEmpty() && !row.seenBy.isEmpty() && !row.seenBy.last().startsWith("account:"_L1)) {
        dots << QVariant::fromValue(RowDot{.name = row.seenBy.last()});
    }
    return dots;
}

QString markWords(const store::StoredPost &stored, const RowActing &acting)
{
    QStringList words;
    if (acting.isWaiting(Deed::Delete)) {
        words << Words::tr("being deleted");
    } else if (acting.isWaiting(Deed::Edit)) {
        words << Words::tr("being changed");
    }
    if (stored.post.editedAt > 0) {
        words << Words::tr("edited");
    }
    if (!stored.confirmed) {
        words << Words::tr("not confirmed");
    }
    return words.join(u" · "_s);
}

/// "Filtered: fish (by @ao@a.example)"
QString filterWords(const FilterVerdict &verdict, const RowNames &names)
{
    QStringList who;
    for (const QString &id : verdict.accounts) {
        const auto account = names.accounts.constFind(id);
        if (account != names.accounts.cend()) {
            who << account->name;
        }
    }
    QString words = who.isEmpty() ? Words::tr("Filtered: %1") : Words::tr("Filtered: %1 (by %2)");
    // From the end, for a title may hold a "%2".
    words.replace(u"%2"_s, who.join(u", "_s));
    return words.replace(words.indexOf(u"%1"_s), 2, verdict.titles.join(u", "_s));
}

/// What an account's filter says, and the author's warning. A hidden row comes this far only where
/// it was asked for by itself: it is folded, too.
void setWarning(RowView &view, const store::TimelineRow &row, const RowNames &names)
{
    const Post &post = row.post.post;
    view.warning = post.warning;
    view.filtered = row.filtered.action >= FilterAction::Warn;
    if (view.filtered) {
        const QString words = filterWords(row.filtered, names);
        view.warning = post.warning.isEmpty() ? words : words + u" · "_s + post.warning;
    } else if (row.filtered.action == FilterAction::Blur) {
        view.cover = filterWords(row.filtered, names);
    }
    const QString found = markedText(post.warning, names.sought);
    if (!found.isEmpty()) {
        view.markedWarning = view.warning.chopped(post.warning.size()).toHtmlEscaped() + found;
    }
    view.sensitive = post.sensitive || !view.warning.isEmpty() || !view.cover.isEmpty();
}

QString answeredOf(store::CacheTx &tx, const Post &post)
{
    if (!post.replyToUri.isEmpty()) {
        const auto answered = store::postByUri(tx, post.replyToUri);
        if (answered && *answered) {
            return u'@' + (*answered)->post.author.acct;
        }
    }
    const bool answers = !post.replyToUri.isEmpty() || !post.replyToLocalId.isEmpty();
    return answers && !post.mentions.empty() ? u'@' + post.mentions.front().acct : QString();
}

/// Where it is missing. A source of an account that comes from the store knows no host.
QString placeOf(const Source &source, const RowNames &names)
{
    if (isOfOnePerson(source.kind)) {
        return u'@' + source.param;
    }
    const auto account = names.accounts.find(source.account.value);
    return account != names.accounts.end() ? account->name : source.host;
}

RowView gapRow(const store::TimelineRow &row, const RowNames &names)
{
    const store::Gap &gap = *row.gap;
    RowView view;
    view.gap = true;
    view.key = keyOf(row);
    view.uri = u"gap:%1"_s.arg(gap.id);
    view.createdAt = gap.newerAt;
    view.gapLoads = !gap.newerId.isEmpty();
    QString words = Words::tr("%1 missing on %2");
    words.replace(u"%2"_s, placeOf(gap.source, names));
    view.gapText = words.replace(u"%1"_s, spanWords(gap.newerAt - gap.olderAt));
    view.accessible = view.gapText;
    return view;
}

/// What a warning hides from the eye is not read aloud either; PostRow adds it when it is open.
QString accessibleOf(const RowView &view, const store::TimelineRow &row)
{
    const Post &post = row.post.post;
    QStringList parts{spokenName(post.author)};
    if (!view.warning.isEmpty()) {
        parts << view.warning;
    } else {
        parts << openText(row.post.text, row.post.blocks);
        for (const Media &media : post.media) {
            parts << mediaWords(media.type, media.description);
        }
        if (view.quoteAuthor.isEmpty()) {
            parts << view.quoteText; // why it is not shown
        }
    }
    for (const Actor &booster : row.boostedBy) {
        QString words = Words::tr("%1 boosted");
        parts << words.replace(u"%1"_s, spokenName(booster));
    }
    parts << view.refusal.words;
    parts.removeAll(QString());
    return parts.join(u". "_s).left(2000);
}

} // namespace

qint64 keyOf(const store::TimelineRow &row)
{
    return row.gap ? -row.gap->id : row.event.post;
}

RowView makeRow(store::CacheTx &tx, const store::TimelineRow &row, const RowNames &names)
{
    if (row.gap) {
        return gapRow(row, names);
    }
    const Post &post = row.post.post;
    learnEmojis(post, names);
    RowView view;
    view.key = keyOf(row);
    view.createdAt = post.createdAt;
    view.uri = post.uri;
    view.url = post.url.startsWith("http"_L1) ? post.url : post.uri;
    view.author = styledName(post.author);
    view.name = spokenName(post.author);
    view.acct = u'@' + post.author.acct;
    view.avatar = imageUrl::avatar(post.author).toString();
    view.exactTime = exactWords(post.createdAt);
    view.editTime = post.editedAt > 0 ? exactWords(post.editedAt) : QString();
    view.boostedBy = boostWords(row.boostedBy, names);
    view.boosters = boosterAccts(row.boostedBy);
    view.answers = answeredOf(tx, post);
    setBody(view, row.post, names.sought);
    setWarning(view, row, names);
    view.media = mediaOf(post, names.sought);
    setPoll(view, post, names.sought);
    setCard(view, post, names.sought);
    setQuote(view, tx, post);
    view.visibility = post.visibility == Visibility::Public ? QString() : word(post.visibility);
    view.dots = dotsOf(row, names);
    const Doers doers = doersOf(tx, row, names);
    view.acting = rowActing(row, doers, names);
    view.marks = markWords(row.post, view.acting);
    setVote(view, post, doers);
    setReactions(view, row, names, doers);
    view.refusal = refusalOf(post.uri, names);
    view.channel = safeName(post.channel);
    view.channelSource = channelSource(post, names.acting);
    view.limits = limitWords(row);
    view.accessible = accessibleOf(view, row);
    setConversation(view, row, names);
    return view;
}

} // namespace asterism::ui
