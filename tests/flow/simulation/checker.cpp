// SPDX-License-Identifier: GPL-3.0-or-later
#include "checker.h"

#include "base/host.h"
#include "store/database.h"
#include "store/prune.h"
#include "store/teller.h"
#include "store/timeline.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::simulation {

namespace {

/// "rev3x": which edit of the post that text is.
QString revision(const QString &text)
{
    static const QRegularExpression pattern(u"rev\\d+x"_s);
    return pattern.match(text).captured();
}

bool tellsOneRowAPost(const Sandbox &sandbox, const Watched &watched)
{
    return sandbox.serverOf(watched.user)->software() == u"snac"_s;
}

} // namespace

Checker::Checker(
    const Sandbox &sandbox, store::Store &store, const Truth &truth, std::function<void()> settle)
    : m_sandbox(sandbox)
    , m_store(store)
    , m_truth(truth)
    , m_settle(std::move(settle))
{
}

QStringList Checker::check(const std::vector<Watched> &sources, const Strictness &strictness)
{
    hearOrigins(sources, strictness.horizon);
    for (const Watched &watched : sources) {
        compare(watched, strictness);
    }
    compareMerged(sources);
    checkBoosts();
    return m_problems;
}

void Checker::complain(const Watched &watched, const QString &words)
{
    m_problems << u"%1 of %2: %3"_s.arg(watched.timeline, watched.user, words);
}

std::vector<Checker::Row> Checker::held(const Watched &watched) const
{
    std::vector<Row> rows;
    const bool oneRow = tellsOneRowAPost(m_sandbox, watched);
    for (const HeldRow &row : m_sandbox.held(watched.user, watched.timeline)) {
        if (!m_truth.halfGone.contains(row.uri)) {
            rows.push_back({.key = Truth::rowKey(row.uri, oneRow ? QString() : row.booster),
                .uri = row.uri,
                .text = row.text});
        }
    }
    return rows;
}

/// Newest first.
std::vector<Checker::Row> Checker::kept(const Watched &watched)
{
    const auto found = await(m_store.readCache(
        [key = watched.source.key()](store::CacheTx &tx) -> Result<std::vector<Row>> {
            std::vector<Row> rows;
            store::Loan entries =
                tx.db.prepare("SELECT p.uri, p.text, coalesce(a.acct, ''), p.rank FROM source s "
                              "JOIN entry e ON e.source = s.id JOIN post p ON p.id = e.post "
                              "LEFT JOIN boost b ON b.id = e.boost "
                              "LEFT JOIN actor a ON a.id = b.actor WHERE s.key = ? "
                              "ORDER BY e.sort_at DESC, e.post DESC");
            entries.bind(1, key);
            while (entries.step()) {
                rows.push_back({.key = Truth::rowKey(entries.text(0), entries.text(2)),
                    .uri = entries.text(0),
                    .text = entries.text(1),
                    .fromOrigin = entries.integer(3) == store::OriginRank});
            }
            return rows;
        }));
    if (!found) {
        complain(watched, u"cannot be read: "_s + sentence(found.error()));
        return {};
    }
    std::vector<Row> rows = *found;
    std::erase_if(rows, [this](const Row &row) { return m_truth.halfGone.contains(row.uri); });
    if (tellsOneRowAPost(m_sandbox, watched)) {
        // The same post in the name of several boosters, one after the other.
        QSet<QString> seen;
        std::erase_if(rows, [&seen](const Row &row) {
            const bool known = seen.contains(row.uri);
            seen.insert(row.uri);
            return known;
        });
        for (Row &row : rows) {
            row.key = row.uri;
        }
    }
    return rows;
}

void Checker::hearOrigins(const std::vector<Watched> &sources, int horizon)
{
    for (const Watched &watched : sources) {
        const Server *server = m_sandbox.serverOf(watched.user);
        // Where a boost alone brought the post no stream tells of its edits.
        const bool polled = server->software() == u"snac"_s;
        int place = 0;
        for (const HeldRow &row : m_sandbox.held(watched.user, watched.timeline)) {
            const bool own = hostOf(QUrl(row.uri)) == server->host();
            if (own && place < horizon && (polled || row.booster.isEmpty())) {
                m_atOrigin.insert(row.uri);
            }
            ++place;
        }
    }
}

/// The word of a post's own server stands against everybody else's (decision 4), and an edit of
/// which it could not tell us is known when the post is opened.
bool Checker::mayBeOld(const Row &row) const
{
    return row.fromOrigin && !m_atOrigin.contains(row.uri);
}

bool Checker::wasThere(const Watched &watched, const Row &row) const
{
    return m_truth.gone.contains(row.key) || m_truth.gone.contains(row.uri)
        || (tellsOneRowAPost(m_sandbox, watched) && m_truth.unboosted.contains(row.uri));
}

/// Of a boost that was taken back snac cannot tell: the post has no other id, and is still there.
bool Checker::isGoneThere(const Watched &watched, const Row &row) const
{
    return !tellsOneRowAPost(m_sandbox, watched)
        || m_sandbox.localId(row.uri, m_sandbox.serverOf(watched.user)).isEmpty();
}

void Checker::compare(const Watched &watched, const Strictness &strictness)
{
    const std::vector<Row> truth = held(watched);
    const std::vector<Row> rows = kept(watched);
    QHash<QString, int> ours;
    for (const Row &row : rows) {
        ours[row.key] += 1;
    }
    QHash<QString, QString> theirs;
    int place = 0;
    for (const Row &row : truth) {
        theirs.insert(row.key, row.text);
        // snac goes on with the next booster's name; whoever knew the first one's by that server
        // alone has lost the row with the boost, until the page is read again.
        const bool renamed =
            tellsOneRowAPost(m_sandbox, watched) && m_truth.unboosted.contains(row.uri);
        const bool must = place < strictness.horizon || (strictness.whole && !renamed);
        if (!ours.contains(row.key) && must) {
            complain(watched, u"%1 is missing, row %2 there"_s.arg(row.key).arg(place));
        }
        ++place;
    }
    place = 0;
    for (const Row &row : rows) {
        const bool near = place < strictness.horizon;
        const auto found = theirs.constFind(row.key);
        if (ours.value(row.key) != 1) {
            complain(watched, u"%1 is there %2 times"_s.arg(row.key).arg(ours.value(row.key)));
        }
        if (found == theirs.cend() && !wasThere(watched, row)) {
            complain(watched, u"%1 never was there"_s.arg(row.key));
        } else if (found == theirs.cend() && near && isGoneThere(watched, row)) {
            complain(watched, u"%1 is gone there, row %2 here"_s.arg(row.key).arg(place));
        } else if (found != theirs.cend() && near && !mayBeOld(row)
            && revision(*found) != revision(row.text)) {
            complain(watched,
                u"%1 is \"%2\" there and \"%3\" here, row %4"_s.arg(row.key, *found, row.text)
                    .arg(place));
        }
        ++place;
    }
}

/// "Everyone": each post of all homes once, and nothing else.
void Checker::compareMerged(const std::vector<Watched> &sources)
{
    std::vector<Source> homes;
    QSet<QString> wanted;
    for (const Watched &watched : sources) {
        if (watched.isHome()) {
            homes.push_back(watched.source);
            for (const Row &row : kept(watched)) {
                wanted.insert(row.uri);
            }
        }
    }
    const Watched merged{.source = {}, .user = u"all"_s, .timeline = u"everyone"_s};
    QSet<QString> seen;
    store::Event before = store::newestEvent;
    for (bool more = true; more;) {
        const auto page = await(m_store.readCache(
            [&](store::CacheTx &tx) { return store::timelinePage(tx, homes, before, 200); }));
        if (!page) {
            complain(merged, sentence(page.error()));
            return;
        }
        for (const store::TimelineRow &row : page->rows) {
            const QString uri = row.post.post.uri;
            if (!row.gap && seen.contains(uri)) {
                complain(merged, uri + u" stands there twice"_s);
            }
            if (!row.gap && !m_truth.halfGone.contains(uri)) {
                seen.insert(uri);
            }
        }
        before = page->next;
        more = page->more;
    }
    for (const QString &uri : wanted - seen) {
        complain(merged, uri + u" is missing"_s);
    }
    for (const QString &uri : seen - wanted) {
        complain(merged, uri + u" is in no home"_s);
    }
}

/// The cache's own rules, and one row for each person and each boost.
void Checker::checkBoosts()
{
    const auto found = await(m_store.readCache([](store::CacheTx &tx) -> Result<QStringList> {
        QStringList doubled;
        store::Loan people = tx.db.prepare(
            "SELECT acct FROM actor WHERE acct <> '' GROUP BY acct HAVING count(*) > 1");
        while (people.step()) {
            doubled << people.text(0) + u" is two people"_s;
        }
        return doubled;
    }));
    m_problems << (found ? *found : QStringList{sentence(found.error())});
    const auto sound =
        await(m_store.writeCache([](store::CacheTx &tx) { return store::checkCache(tx); }));
    m_problems << (sound ? *sound : QStringList{sentence(sound.error())});
}

} // namespace asterism::simulation
