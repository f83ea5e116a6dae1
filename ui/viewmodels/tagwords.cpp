// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/tagwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Column)
};

QString signedTags(const QStringList &names, const QString &between)
{
    QStringList tags;
    for (const QString &name : names) {
        tags << u'#' + name;
    }
    return tags.join(between);
}

/// How far a stream is from telling anything.
int liveliness(const SourceStatus &status)
{
    switch (status.stream.way) {
    case StreamState::Way::Live:
        return 3;
    case StreamState::Way::Opening:
        return 2;
    case StreamState::Way::Waiting:
        return 1;
    case StreamState::Way::None:
        break;
    }
    return 0;
}

/// What can be said of both.
SourceStatus worseOf(const SourceStatus &a, const SourceStatus &b)
{
    SourceStatus both = liveliness(a) <= liveliness(b) ? a : b;
    both.busy = a.busy || b.busy;
    both.known = a.known && b.known;
    both.elsewhere = a.elsewhere || b.elsewhere;
    both.everRead = a.everRead && b.everRead;
    both.lastOkAt = std::min(a.lastOkAt, b.lastOkAt);
    both.nextAt = std::min(a.nextAt, b.nextAt);
    both.error = a.error ? a.error : b.error;
    return both;
}

} // namespace

TagWish tagWishOf(const store::DeckColumn &column)
{
    std::vector<TagSet> sets;
    for (const QString &key : column.sources) {
        const auto source = Source::fromKey(key);
        if (source && source->kind == Source::Kind::Tag) {
            sets.push_back(source->tags());
        }
    }
    return wishOf(sets);
}

QStringList hostsOf(const store::DeckColumn &column)
{
    QStringList hosts;
    for (const QString &key : column.sources) {
        const auto source = Source::fromKey(key);
        if (source && !source->host.isEmpty() && !hosts.contains(source->host)) {
            hosts << source->host;
        }
    }
    return hosts;
}

QStringList linesOf(const TagWish &wish)
{
    return {
        signedTags(wish.any, u" "_s), signedTags(wish.all, u" "_s), signedTags(wish.none, u" "_s)};
}

QString tagTitle(const TagWish &wish)
{
    return wish.any.isEmpty() ? signedTags(wish.all, u" + "_s)
                              : signedTags(wish.any, Words::tr(", "));
}

QStringList tagDetails(const TagWish &wish)
{
    QStringList words;
    if (!wish.any.isEmpty() && !wish.all.isEmpty()) {
        words << Words::tr("with %1").replace(u"%1"_s, signedTags(wish.all, u" + "_s));
    }
    if (!wish.none.isEmpty()) {
        words << Words::tr("without %1").replace(u"%1"_s, signedTags(wish.none, Words::tr(", ")));
    }
    return words;
}

QString tagName(const TagSet &tags)
{
    const QStringList words{signedTags(tags.all, u" + "_s)};
    return (words + tagDetails({.none = tags.none})).join(u" · "_s);
}

std::vector<WatchedSource> byServer(const std::vector<WatchedSource> &sources)
{
    std::vector<WatchedSource> servers;
    for (const WatchedSource &watched : sources) {
        const auto same = std::ranges::find_if(servers, [&](const WatchedSource &other) {
            return watched.source.kind == Source::Kind::Tag
                && other.source.kind == Source::Kind::Tag
                && other.source.host == watched.source.host;
        });
        if (same == servers.end()) {
            servers.push_back(watched);
        } else {
            same->status = worseOf(same->status, watched.status);
        }
    }
    return servers;
}

} // namespace asterism::ui
