// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/threadkeeping.h"

#include "store/pages.h"
#include "store/timeline.h"
#include "sync/prepare.h"

#include <algorithm>

namespace asterism {

namespace {

struct ReadyPart {
    std::vector<store::Prepared> items;
    QStringList unanswered;
    QString older;
    bool cut = false;
};

Result<ReadyPart> readyPart(Result<PartOfThread> part, int most)
{
    if (!part) {
        return part.error();
    }
    auto &items = part->items;
    std::erase_if(items, [](const TimelineItem &item) { return !isForGuests(item.post); });
    const size_t room = size_t(std::max(0, most));
    const bool cut = items.size() > room;
    if (cut) {
        items.erase(items.begin() + qptrdiff(room), items.end());
    }
    return ReadyPart{
        prepareAll(std::move(items)), std::move(part->unanswered), std::move(part->older), cut};
}

bool isHere(store::CacheTx &tx, const QString &uri)
{
    const auto found = store::postByUri(tx, uri);
    return found && found->has_value();
}

Result<KeptOfThread> commitPart(
    store::CacheTx &tx, const store::Teller &teller, const ReadyPart &part)
{
    QStringList unknown;
    for (const store::Prepared &prepared : part.items) {
        const QString &uri = prepared.item.post.uri;
        if (!unknown.contains(uri) && !isHere(tx, uri)) {
            unknown << uri;
        }
    }
    const auto done = store::commitLoose(tx, teller, part.items);
    if (!done) {
        return done.error();
    }
    KeptOfThread kept{.news = {},
        .unanswered = part.unanswered,
        .older = part.older,
        .taken = int(part.items.size()),
        .cut = part.cut};
    for (const QString &uri : unknown) {
        if (isHere(tx, uri)) { // what was deleted before does not come back
            kept.news << uri;
        }
    }
    return kept;
}

} // namespace

bool isForGuests(const Post &post)
{
    return post.visibility == Visibility::Public || post.visibility == Visibility::Unlisted;
}

QFuture<Result<KeptOfThread>> keepOfThread(
    Core &core, const store::Teller &teller, std::function<Result<PartOfThread>()> read, int most)
{
    return core.store.writeCache(
        [read = std::move(read), most]() { return readyPart(read(), most); },
        [teller](
            store::CacheTx &tx, const ReadyPart &part) { return commitPart(tx, teller, part); });
}

} // namespace asterism
