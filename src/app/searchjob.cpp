// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/searchjob.h"

#include "app/jobs.h"
#include "content/names.h"
#include "protocol/capabilities.h"
#include "protocol/searchwords.h"
#include "store/extra.h"
#include "store/pages.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"
#include "sync/searching.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int usualFoundRows = 40;
constexpr int mostFoundRows = 400;
constexpr qsizetype longestPostText = 10'000;

/// Rows tell of many people: what each says of themselves is left out.
QJsonObject shortActor(Actor actor)
{
    actor.noteHtml.clear();
    return actorToJob(safeActor(std::move(actor)));
}

std::optional<SearchFor> searchedFor(const QString &word)
{
    if (word == u"people") {
        return SearchFor::People;
    }
    if (word == u"posts") {
        return SearchFor::Posts;
    }
    return word == u"tags" ? std::optional(SearchFor::Tags) : std::nullopt;
}

QJsonObject findingsToJob(const Findings &found)
{
    QJsonArray people;
    for (const Actor &actor : found.people) {
        people.append(actorToJob(safeActor(actor)));
    }
    QJsonArray posts;
    for (const TimelineItem &item : found.posts) {
        posts.append(postToJob(prepare(item)));
    }
    QJsonArray tags;
    for (const Hashtag &tag : found.tags) {
        tags.append(QJsonObject{{u"name"_s, safeName(tag.name)}, {u"url"_s, tag.url}});
    }
    return {
        {u"people"_s, people}, {u"posts"_s, posts}, {u"tags"_s, tags}, {u"below"_s, found.below}};
}

/// Into the cache, as posts of a thread come: each stands alone, with who told of it.
QFuture<Result<int>> keepFound(Core &core, const Session &session, const Findings &found)
{
    const auto make = [&core, account = session.account.id,
                          posts = found.posts]() -> Result<std::vector<store::Prepared>> {
        auto items = prepareAll(posts);
        std::ranges::copy(quotedOf(posts), std::back_inserter(items));
        core.filters.judge(account, items, core.clock.now());
        return items;
    };
    return core.store.writeCache(make,
        [teller = tellerOf(session)](
            store::CacheTx &tx, const std::vector<store::Prepared> &items) {
            return store::commitLoose(tx, teller, items);
        });
}

int wantedRows(const QJsonObject &argument)
{
    return std::clamp(argument[u"limit"].toInt(usualFoundRows), 1, mostFoundRows);
}

} // namespace

QStringList askableKinds(const SearchQuery &query, QStringList kinds)
{
    kinds.removeIf([&query](const QString &kind) {
        const auto what = searchedFor(kind);
        return !what || searchWords(query, *what, true).isEmpty();
    });
    return kinds;
}

QJsonObject postToJob(const store::Prepared &prepared)
{
    const Post &post = prepared.item.post;
    return {{u"uri"_s, post.uri}, {u"url"_s, post.url}, {u"author"_s, shortActor(post.author)},
        {u"at"_s, post.createdAt}, {u"edited"_s, post.editedAt},
        {u"visibility"_s, word(post.visibility)}, {u"warning"_s, post.warning},
        {u"sensitive"_s, post.sensitive}, {u"text"_s, safeText(prepared.text, longestPostText)},
        {u"extra"_s, store::extraOf(post)},
        {u"reactions"_s, store::reactionsToText(post.reactions)}};
}

ToldPost postFromJob(const QJsonObject &json)
{
    ToldPost told{.text = json[u"text"].toString(), .post = {}};
    Post &post = told.post;
    post.uri = json[u"uri"].toString();
    post.url = json[u"url"].toString();
    post.author = actorFromJob(json[u"author"].toObject());
    post.createdAt = json[u"at"].toInteger();
    post.editedAt = json[u"edited"].toInteger();
    post.visibility = visibility(json[u"visibility"].toString());
    post.warning = json[u"warning"].toString();
    post.sensitive = json[u"sensitive"].toBool();
    store::readExtra(json[u"extra"].toString(), post);
    post.reactions = store::reactionsFromText(json[u"reactions"].toString());
    return told;
}

QFuture<Jobs::Answer> Jobs::search(const QJsonObject &argument)
{
    const auto what = searchedFor(argument[u"what"].toString());
    if (!what) {
        return answered(Answer(Error{.kind = ErrorKind::Usage, .subject = u"what"_s}));
    }
    const SearchQuery query = parseSearch(argument[u"text"].toString(), m_app.core.clock.now());
    const SearchSpec spec{.text = {},
        .what = *what,
        .limit = wantedRows(argument),
        .below = argument[u"below"].toString()};
    const bool keep = argument[u"keep"].toBool();
    const auto look = [this, query, spec, keep](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        SearchSpec asked = spec;
        asked.text = searchWords(query, spec.what, capabilities(session->instance).searchOperators);
        return searchAt(m_app.core, m_app.sessions, *session, asked)
            .then(this,
                [this, session = *session, keep](const Result<Findings> &found) {
                    if (!found) {
                        return answered(Answer(found.error()));
                    }
                    const Answer told(findingsToJob(*found));
                    if (!keep) {
                        return answered(told);
                    }
                    return keepFound(m_app.core, session, *found)
                        .then(this, [told](const Result<int> &kept) {
                            return kept ? told : Answer(kept.error());
                        });
                })
            .unwrap();
    };
    return sessionOf({argument[u"account"].toString()}).then(this, look).unwrap();
}

} // namespace asterism
