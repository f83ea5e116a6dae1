// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchlegs.h"

#include "store/database.h"
#include "store/tokenizer/query.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

constexpr int mostActorRows = 10; ///< under one acct
constexpr int mostNamesakes = 40; ///< under one name
constexpr int mostLanguages = 300; ///< that posts are written in
constexpr int mostBoostEntries = 10'000;
/// A new look at the full-text index; all posts with any word that begins so are sorted for it.
constexpr int wordsCost = 4;
constexpr int prefixCost = 400;
constexpr int stepsPerCost = 16; ///< from one post of the index to the next

/// A statement whose first parameter is the place, and which gives one post or none.
class SeekLeg : public SearchLeg {
public:
    explicit SeekLeg(Loan seek)
        : m_seek(std::move(seek))
    {
    }
    qint64 atOrBelow(qint64 post) override
    {
        if (m_known != 0 && m_known <= post) {
            return m_known; // nothing was between it and an earlier place
        }
        m_seek.reset();
        m_seek.bind(1, post);
        m_known = m_seek.step() ? m_seek.integer(0) : 0;
        return m_known;
    }

private:
    Loan m_seek;
    qint64 m_known = 0;
};

class WordsLeg : public SearchLeg {
public:
    WordsLeg(CacheTx &tx, const QString &expression)
        // The rowid carries the time, so the index itself gives the newest first.
        : m_rows(tx.db.prepare("SELECT rowid FROM post_fts WHERE post_fts MATCH ?2 "
                               "AND rowid <= ?1 ORDER BY rowid DESC"))
        , m_lookCost(expression.contains(u"\"*"_s) ? prefixCost : wordsCost)
    {
        m_rows.bind(2, expression);
    }
    qint64 atOrBelow(qint64 post) override
    {
        const int mostSteps = m_lookCost * stepsPerCost; // as much as a new look costs
        int step = 0;
        for (; m_begun && m_at > post && step < mostSteps; ++step) {
            m_at = m_rows.step() ? m_rows.integer(0) : 0;
        }
        m_cost = 1 + step / stepsPerCost;
        if (!m_begun || m_at > post) {
            m_cost += m_lookCost;
            m_rows.reset();
            m_rows.bind(1, post);
            m_begun = true;
            m_at = m_rows.step() ? m_rows.integer(0) : 0;
        }
        return m_at;
    }
    int cost() const override { return m_cost; }

private:
    Loan m_rows;
    int m_lookCost;
    int m_cost = 0;
    bool m_begun = false;
    qint64 m_at = 0;
};

/// Posts that were boosted in a place: they stand there by the time of the boost.
class KnownLeg : public SearchLeg {
public:
    explicit KnownLeg(std::vector<qint64> posts)
        : m_posts(std::move(posts))
    {
        std::ranges::sort(m_posts);
    }
    qint64 atOrBelow(qint64 post) override
    {
        const auto above = std::ranges::upper_bound(m_posts, post);
        return above == m_posts.begin() ? 0 : *std::prev(above);
    }

private:
    std::vector<qint64> m_posts;
};

/// Any of some; of none nothing.
class AnyLeg : public SearchLeg {
public:
    void add(SearchLegPtr leg) { m_legs.push_back(std::move(leg)); }
    qint64 atOrBelow(qint64 post) override
    {
        qint64 best = 0;
        for (const SearchLegPtr &leg : m_legs) {
            best = std::max(best, leg->atOrBelow(post));
        }
        return best;
    }
    int cost() const override
    {
        int all = 1;
        for (const SearchLegPtr &leg : m_legs) {
            all += leg->cost();
        }
        return all;
    }

private:
    std::vector<SearchLegPtr> m_legs;
};

SearchLegPtr seek(Loan statement)
{
    return std::make_unique<SeekLeg>(std::move(statement));
}

// ---- from: ----------------------------------------------------------------------------------

/// `acct`: or a name without its host, whoever is called so.
void addAuthor(CacheTx &tx, AnyLeg &leg, const QString &acct)
{
    const bool whole = acct.contains(u'@');
    Loan rows = tx.db.prepare(whole ? "SELECT id FROM actor WHERE acct = ?1 LIMIT ?2"
                                    : "SELECT id FROM actor WHERE acct >= ?1 AND acct < ?3 "
                                      "ORDER BY acct LIMIT ?2");
    if (whole) {
        rows.bind(1, acct).bind(2, mostActorRows);
    } else {
        rows.bind(1, acct + u'@').bind(2, mostNamesakes).bind(3, acct + u'A'); // 'A' follows '@'
    }
    while (rows.step()) {
        Loan posts = tx.db.prepare(
            "SELECT id FROM post WHERE author = ?2 AND (sort_at, id) <= (?1 >> 10, ?1) "
            "ORDER BY sort_at DESC, id DESC LIMIT 1");
        posts.bind(2, rows.integer(0));
        leg.add(seek(std::move(posts)));
    }
}

void addFrom(CacheTx &tx, AnyLeg &leg, const QString &value, const SearchPlaces &places)
{
    const QStringList accts = value == u"me" ? places.own : QStringList{value};
    for (const QString &acct : accts) {
        addAuthor(tx, leg, acct);
    }
}

// ---- in: ------------------------------------------------------------------------------------

std::vector<qint64> boostedIn(CacheTx &tx, qint64 source, int most)
{
    Loan rows = tx.db.prepare("SELECT post, boost FROM entry WHERE source = ? "
                              "ORDER BY sort_at DESC, post DESC, boost DESC LIMIT ?");
    rows.bind(1, source).bind(2, most);
    std::vector<qint64> posts;
    while (rows.step()) {
        if (rows.integer(1) != 0) {
            posts.push_back(rows.integer(0));
        }
    }
    return posts;
}

void addPlace(CacheTx &tx, AnyLeg &leg, const FoundPlace &place)
{
    if (place.bookmarks) {
        leg.add(seek(tx.db.prepare("SELECT post FROM viewer INDEXED BY viewer_bookmarked "
                                   "WHERE bookmarked <> 0 AND post <= ?1 "
                                   "ORDER BY post DESC LIMIT 1")));
    }
    const int most = mostBoostEntries / std::max(1, int(place.sources.size()));
    for (const qint64 source : place.sources) {
        Loan posts = tx.db.prepare("SELECT post FROM entry WHERE source = ?2 "
                                   "AND (sort_at, post) <= (?1 >> 10, ?1) AND boost = 0 "
                                   "ORDER BY sort_at DESC, post DESC, boost DESC LIMIT 1");
        posts.bind(2, source);
        leg.add(seek(std::move(posts)));
        leg.add(std::make_unique<KnownLeg>(boostedIn(tx, source, most)));
    }
}

// ---- has:, tag:, lang: ----------------------------------------------------------------------

/// Each by an index of its own over the posts that have it; the conditions are those of the
/// indexes, word for word.
const char *traitStatement(const QString &trait)
{
    static const QHash<QString, const char *> statements{
        {u"media"_s,
            "SELECT id FROM post INDEXED BY post_with_media "
            "WHERE instr(extra, '\"media\":[') > 0 AND id <= ?1 ORDER BY id DESC LIMIT 1"},
        {u"image"_s,
            "SELECT id FROM post INDEXED BY post_with_image WHERE "
            "instr(extra, '\"type\":\"image\"') > 0 AND id <= ?1 ORDER BY id DESC LIMIT 1"},
        {u"video"_s,
            "SELECT id FROM post INDEXED BY post_with_video WHERE "
            "(instr(extra, '\"type\":\"video\"') > 0 OR instr(extra, '\"type\":\"gifv\"') > 0) "
            "AND id <= ?1 ORDER BY id DESC LIMIT 1"},
        {u"audio"_s,
            "SELECT id FROM post INDEXED BY post_with_audio WHERE "
            "instr(extra, '\"type\":\"audio\"') > 0 AND id <= ?1 ORDER BY id DESC LIMIT 1"},
        {u"poll"_s,
            "SELECT id FROM post INDEXED BY post_with_poll "
            "WHERE instr(extra, '\"poll\":{') > 0 AND id <= ?1 ORDER BY id DESC LIMIT 1"},
        {u"link"_s,
            "SELECT id FROM post INDEXED BY post_with_link WHERE "
            "(instr(extra, '\"card\":{') > 0 OR instr(text, '://') > 0) "
            "AND id <= ?1 ORDER BY id DESC LIMIT 1"},
        {u"cw"_s,
            "SELECT id FROM post INDEXED BY post_with_warning "
            "WHERE warning <> '' AND id <= ?1 ORDER BY id DESC LIMIT 1"}};
    return statements.value(trait, nullptr);
}

void addTrait(CacheTx &tx, AnyLeg &leg, const QString &trait)
{
    if (const char *statement = traitStatement(trait)) {
        leg.add(seek(tx.db.prepare(statement)));
    }
}

void addTag(CacheTx &tx, AnyLeg &leg, const QString &tag)
{
    Loan posts = tx.db.prepare("SELECT post FROM tagged WHERE tag = ?2 AND post <= ?1 "
                               "ORDER BY post DESC LIMIT 1");
    posts.bind(2, tag);
    leg.add(seek(std::move(posts)));
}

/// All that posts are written in, as servers wrote it.
QStringList writtenLanguages(CacheTx &tx)
{
    QStringList all;
    Loan next = tx.db.prepare("SELECT language FROM post INDEXED BY post_language "
                              "WHERE language > ? AND language <> '' ORDER BY language LIMIT 1");
    QString last;
    while (all.size() < mostLanguages) {
        next.reset();
        next.bind(1, last);
        if (!next.step()) {
            break;
        }
        last = next.text(0);
        all << last;
    }
    return all;
}

/// "pt" is "pt-BR", too.
void addLanguage(CacheTx &tx, AnyLeg &leg, const QString &language)
{
    const QStringList written = writtenLanguages(tx);
    for (const QString &known : written) {
        const QString folded = known.toLower().replace(u'_', u'-');
        if (folded == language || folded.startsWith(QString(language + u'-'))) {
            Loan posts = tx.db.prepare("SELECT id FROM post INDEXED BY post_language "
                                       "WHERE language = ?2 AND language <> '' AND id <= ?1 "
                                       "ORDER BY id DESC LIMIT 1");
            posts.bind(2, known);
            leg.add(seek(std::move(posts)));
        }
    }
}

// ---- the whole ------------------------------------------------------------------------------

using ConditionKind = SearchCondition::Kind;

/// Any of these is enough: nobody wrote a post twice.
bool isAlternative(ConditionKind kind)
{
    return kind == ConditionKind::From || kind == ConditionKind::In
        || kind == ConditionKind::Language;
}

class LegMaker {
public:
    LegMaker(CacheTx &tx, const SearchQuery &query, const SearchPlaces &places)
        : m_tx(tx)
        , m_query(query)
        , m_places(places)
    {
    }

    SearchLegs make()
    {
        QString words = m_query.words;
        for (const SearchCondition &condition : m_query.conditions) {
            if (condition.kind == ConditionKind::In
                && !placeNamed(m_tx, m_places, condition.value).known) {
                m_legs.unknown << u"in:"_s + condition.value;
                words += (condition.excluded ? u" -\"%1\""_s : u" \"%1\""_s).arg(condition.value);
            } else {
                add(condition);
            }
        }
        for (auto &[kind, leg] : m_any) {
            m_legs.wanted.push_back(std::move(leg));
        }
        addTimes();
        addWords(words); // the costliest one comes last
        m_legs.words = words;
        return std::move(m_legs);
    }

private:
    void add(const SearchCondition &condition)
    {
        if (!condition.excluded && isAlternative(condition.kind)) {
            fill(anyOf(condition.kind), condition);
            return;
        }
        auto leg = std::make_unique<AnyLeg>();
        fill(*leg, condition);
        (condition.excluded ? m_legs.unwanted : m_legs.wanted).push_back(std::move(leg));
    }

    AnyLeg &anyOf(ConditionKind kind)
    {
        for (auto &[known, leg] : m_any) {
            if (known == kind) {
                return *leg;
            }
        }
        return *m_any.emplace_back(kind, std::make_unique<AnyLeg>()).second;
    }

    void fill(AnyLeg &leg, const SearchCondition &condition)
    {
        switch (condition.kind) {
        case ConditionKind::From:
            addFrom(m_tx, leg, condition.value, m_places);
            break;
        case ConditionKind::In:
            addPlace(m_tx, leg, placeNamed(m_tx, m_places, condition.value));
            break;
        case ConditionKind::Has:
            addTrait(m_tx, leg, condition.value);
            break;
        case ConditionKind::Tag:
            addTag(m_tx, leg, condition.value);
            break;
        case ConditionKind::Language:
            addLanguage(m_tx, leg, condition.value);
            break;
        }
    }

    /// Times alone look for everything.
    void addTimes()
    {
        const bool times = m_query.after != 0 || m_query.before != 0;
        if (times && m_legs.wanted.empty() && matchExpression(m_query.words).isEmpty()) {
            m_legs.wanted.push_back(seek(
                m_tx.db.prepare("SELECT id FROM post WHERE id <= ?1 ORDER BY id DESC LIMIT 1")));
        }
    }

    void addWords(const QString &words)
    {
        const QString expression = matchExpression(words);
        const QString excluded = expression.isEmpty() ? excludedExpression(words) : QString();
        if (!expression.isEmpty()) {
            m_legs.wanted.push_back(std::make_unique<WordsLeg>(m_tx, expression));
        }
        if (!excluded.isEmpty()) {
            m_legs.unwanted.push_back(std::make_unique<WordsLeg>(m_tx, excluded));
        }
    }

    CacheTx &m_tx;
    const SearchQuery &m_query;
    const SearchPlaces &m_places;
    SearchLegs m_legs;
    std::vector<std::pair<ConditionKind, std::unique_ptr<AnyLeg>>> m_any;
};

} // namespace

SearchLegs searchLegs(CacheTx &tx, const SearchQuery &query, const SearchPlaces &places)
{
    return LegMaker(tx, query, places).make();
}

} // namespace asterism::store
