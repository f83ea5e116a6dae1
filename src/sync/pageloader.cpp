// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pageloader.h"

#include "base/flow.h"
#include "base/host.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "sync/prepare.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace asterism {

namespace {

struct Decoded {
    LoadedPage page;
    bool same = false; ///< as the answer before, which was committed: no items
    std::vector<store::Prepared> items;
    std::vector<store::Prepared> quoted;
};

PageSpec specOf(const Session &session, const PageWish &wish)
{
    const Capabilities can = capabilities(session.instance);
    const bool person = isOfOnePerson(wish.source.kind);
    return {.maxId = wish.cursor,
        .limit = person ? can.personPageLimit : can.pageLimit,
        .kind = wish.source.kind};
}

/// Whether a row of somebody's page at their own server is theirs, or boosted by them: a guest
/// host may put in whatever it likes.
bool isTheirs(const TimelineItem &item, const Source &source, const Instance &instance)
{
    const Actor &who = item.boost ? item.boost->actor : item.post.author;
    const QString name = source.param.section(u'@', 0, 0) + u'@';
    if (who.acct != name + instance.host && who.acct != name + instance.accountDomain) {
        return who.acct == source.param; // of another domain, and no more than hearsay
    }
    const auto here = [&instance](const QString &address) {
        const QString host = hostOf(QUrl(address));
        return host.isEmpty() || host == instance.host; // GoToSocial tells none; "tag:" has none
    };
    return here(who.uri) && (item.boost || here(item.post.uri));
}

/// snac shows a person's own post that somebody boosted as the boost of that other, in the post's
/// place (2.75): it is the post that is theirs.
void withoutOthersBoost(TimelineItem &item, const Source &source, const Instance &instance)
{
    if (!item.boost || isTheirs(item, source, instance)) {
        return;
    }
    TimelineItem bare{
        .localId = item.localId, .createdAt = item.post.createdAt, .boost = {}, .post = item.post};
    if (isTheirs(bare, source, instance)) {
        item = std::move(bare);
    }
}

Result<Decoded> decode(const Core &core, const Session &session, const Family &family,
    const Response &response, const Source &source, const PageSpec &spec)
{
    auto page = family.page(session.instance, response, spec, session.isGuest());
    if (!page) {
        return page.error();
    }
    const bool person = isOfOnePerson(source.kind) && source.host == session.instance.host;
    if (person && session.isGuest()) {
        if (const auto kept = keepTheirs(*page, source, session.instance); !kept) {
            return kept.error();
        }
    }
    Decoded decoded;
    decoded.page.rows = page->rows;
    decoded.page.older = page->older;
    decoded.page.end = page->end;
    decoded.page.ordered = page->ordered;
    decoded.page.firstCursor = page->firstCursor;
    decoded.page.lastCursor = page->lastCursor;
    for (const TimelineItem &item : page->items) {
        decoded.page.ids << item.localId;
    }
    if (!page->items.empty()) {
        decoded.page.newestAt = page->items.front().createdAt;
        decoded.page.oldestAt = page->items.back().createdAt;
    }
    std::erase_if(page->items, [&](const TimelineItem &item) { return !belongs(source, item); });
    for (const TimelineItem &item : page->items) {
        // Of a favourite the row's id is another than the post's (Misskey).
        decoded.page.entered << (item.boost ? item.localId : item.post.localId);
    }
    decoded.quoted = quotedOf(page->items);
    decoded.items = prepareAll(std::move(page->items));
    for (auto *items : {&decoded.items, &decoded.quoted}) {
        core.filters.judge(session.account.id, *items, core.clock.now());
    }
    return decoded;
}

/// What somebody took out of a clip is nowhere said: its pages just tell of it no more. Rows that
/// could not be read may be any. Favourites lie in the order in which they were made, which no
/// post's id tells.
std::optional<QStringList> toldBy(const PageWish &wish, const LoadedPage &page)
{
    const bool says = wish.source.kind == Source::Kind::Clip && page.ordered;
    return says && page.rows == page.ids.size() ? std::optional(page.ids + page.entered)
                                                : std::nullopt;
}

store::PagePlace placeOf(const PageWish &wish, const LoadedPage &page)
{
    const int leftOut = int(page.ids.size() - page.entered.size());
    const QString lastId = page.ids.isEmpty() ? QString() : page.ids.last();
    return {.source = wish.source,
        .kind = wish.kind,
        .basis = wish.cursor,
        .gap = wish.gap,
        .older = page.older,
        .end = page.end,
        .firstId = page.ordered ? page.ids.value(0) : page.firstCursor,
        .lastId = page.ordered ? lastId : page.lastCursor,
        .leftOut = leftOut,
        .newestAt = leftOut > 0 ? page.newestAt : 0,
        .oldestAt = leftOut > 0 ? page.oldestAt : 0,
        .told = toldBy(wish, page)};
}

Result<LoadedPage> commit(
    store::CacheTx &tx, const Session &session, const PageWish &wish, const Decoded &decoded)
{
    const store::Teller teller = tellerOf(session);
    if (auto loose = store::commitLoose(tx, teller, decoded.quoted); !loose) {
        return loose.error();
    }
    auto outcome = store::commitPage(tx, teller, placeOf(wish, decoded.page), decoded.items);
    if (!outcome) {
        return outcome.error();
    }
    LoadedPage page = decoded.page;
    page.outcome = *outcome;
    return page;
}

/// An answer on its way into the cache, in the write lane.
struct Arrival {
    Core &core;
    Session session;
    PageWish wish;
    PageSpec spec;
    Response response;
    ReadPages::Digest digest;

    QString question() const
    {
        return QStringList{session.instance.host, session.account.id.value, wish.source.key(),
            wish.personLocalId, wish.cursor}
            .join(u'\n');
    }

    Result<Decoded> decodeAll() const
    {
        auto decoded =
            decode(core, session, *familyFor(session.instance), response, wish.source, spec);
        return decoded ? std::move(decoded)
                       : Result<Decoded>(withTime(decoded.error(), response, core.clock));
    }

    Result<Decoded> decodeNews() const
    {
        const LoadedPage *known = core.readPages.find(question(), digest);
        return known != nullptr ? Result<Decoded>(Decoded{.page = *known, .same = true})
                                : decodeAll();
    }

    Result<LoadedPage> commitNews(store::CacheTx &tx, const Decoded &decoded) const
    {
        const store::PagePlace place = placeOf(wish, decoded.page);
        if (decoded.same
            && store::isCommitted(tx, session.instance.host, place, decoded.page.entered)) {
            LoadedPage page = decoded.page;
            page.outcome.news = 0;
            return page;
        }
        const Result<Decoded> all = decoded.same ? decodeAll() : Result<Decoded>(decoded);
        auto page = all ? commit(tx, session, wish, *all) : Result<LoadedPage>(all.error());
        if (page && page->outcome.joined) {
            core.readPages.keep(question(), digest, *page);
        }
        return page;
    }
};

} // namespace

Result<Done> keepTheirs(Page &page, const Source &source, const Instance &instance)
{
    const bool some = !page.items.empty();
    for (TimelineItem &item : page.items) {
        withoutOthersBoost(item, source, instance);
    }
    std::erase_if(
        page.items, [&](const TimelineItem &item) { return !isTheirs(item, source, instance); });
    if (some && page.items.empty()) {
        return Error{.kind = ErrorKind::BadAnswer,
            .subject = instance.host,
            .detail = QCoreApplication::translate("Sync", "it sends the posts of other people")};
    }
    return Done{};
}

bool belongs(const Source &source, const TimelineItem &item)
{
    if (source.kind == Source::Kind::Direct) {
        return item.conversation || item.post.visibility == Visibility::Direct;
    }
    if (source.kind == Source::Kind::PersonMedia) {
        return !item.boost && !item.post.media.empty();
    }
    const TagSet wanted = source.tags();
    if (wanted.isPlain()) {
        return true;
    }
    QStringList tags;
    for (const Hashtag &tag : item.post.tags) {
        tags << tag.name;
    }
    return wanted.matches(tags);
}

store::Teller tellerOf(const Instance &instance, const AccountId &account)
{
    return {.host = instance.host, .accountDomain = instance.accountDomain, .account = account};
}

store::Teller tellerOf(const Session &session)
{
    return tellerOf(session.instance, session.account.id);
}

QFuture<Result<LoadedPage>> loadPage(
    Core &core, Sessions &sessions, const Session &session, const PageWish &wish)
{
    const Family *family = familyFor(session.instance);
    if (!family) {
        return answered<LoadedPage>(Error{.kind = ErrorKind::NotFound,
            .subject = session.instance.host,
            .detail = QCoreApplication::translate("Sync", "it has no API that Asterism speaks")});
    }
    const PageSpec spec = specOf(session, wish);
    auto request = family->timeline(session.instance, wish.source, spec, wish.personLocalId);
    if (!request) {
        return answered<LoadedPage>(request.error());
    }
    return core.http.send(asked(core, session, forPurpose(wish.purpose, *request), wish.priority))
        .then(&sessions,
            [&core, &sessions, session, wish, spec](const Result<Response> &response) {
                if (!response) {
                    return answered<LoadedPage>(response.error());
                }
                sessions.noteRefusal(session, *response);
                const auto arrival =
                    std::make_shared<Arrival>(Arrival{core, session, wish, spec, *response, {}});
                return core.store.writeCache(
                    [arrival]() {
                        arrival->digest = ReadPages::digestOf(arrival->response);
                        return arrival->decodeNews();
                    },
                    [arrival](store::CacheTx &tx, const Decoded &decoded) {
                        return arrival->commitNews(tx, decoded);
                    });
            })
        .unwrap();
}

} // namespace asterism
