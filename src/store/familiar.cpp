// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/familiar.h"

#include "model/hashtags.h"
#include "store/actors.h"
#include "store/database.h"
#include "store/extra.h"
#include "store/sources.h"

#include <algorithm>
#include <functional>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

// Somebody types meanwhile: what is looked at is bounded, whatever the cache holds.
constexpr int mostOwnPosts = 100;
constexpr int mostHomeEntries = 300;
constexpr int mostNeighbours = 400; ///< accts with one beginning
constexpr int mostTagSources = 200;

QString foldedName(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

std::vector<qint64> rowsOfAcct(CacheTx &tx, const QString &acct)
{
    std::vector<qint64> rows;
    Loan found = tx.db.prepare("SELECT id FROM actor WHERE acct = ? LIMIT 10");
    found.bind(1, acct);
    while (found.step()) {
        rows.push_back(found.integer(0));
    }
    return rows;
}

/// Mentions and hashtags of the latest posts of an own account; the rest is left empty.
std::vector<Post> ownPosts(CacheTx &tx, const QString &acct)
{
    std::vector<Post> posts;
    for (const qint64 author : rowsOfAcct(tx, acct)) {
        Loan found =
            tx.db.prepare("SELECT extra FROM post WHERE author = ? ORDER BY sort_at DESC LIMIT ?");
        found.bind(1, author).bind(2, mostOwnPosts);
        while (found.step()) {
            readExtra(found.text(0), posts.emplace_back());
        }
    }
    return posts;
}

std::vector<qint64> homePosts(CacheTx &tx, const Source &home)
{
    std::vector<qint64> posts;
    Loan found = tx.db.prepare("SELECT post FROM entry WHERE source = ? "
                               "ORDER BY sort_at DESC, post DESC, boost DESC LIMIT ?");
    found.bind(1, sourceState(tx, home).row).bind(2, mostHomeEntries);
    while (found.step()) {
        posts.push_back(found.integer(0));
    }
    return posts;
}

// ---- people ---------------------------------------------------------------------------------

struct KnownPerson {
    QString acct;
    QString name; ///< folded
    qint64 toldAt = 0;
};

/// The best known row under an acct; 0: none.
qint64 bestRowOf(CacheTx &tx, const QString &acct)
{
    Loan found = tx.db.prepare("SELECT id, rank FROM actor WHERE acct = ? LIMIT 10");
    found.bind(1, acct);
    qint64 best = 0;
    qint64 rank = -1;
    while (found.step()) {
        if (found.integer(1) > rank) {
            best = found.integer(0);
            rank = found.integer(1);
        }
    }
    return best;
}

KnownPerson personNamed(CacheTx &tx, const QString &acct)
{
    Loan found = tx.db.prepare("SELECT display_name FROM actor WHERE id = ?");
    const bool there = found.bind(1, bestRowOf(tx, acct)).step();
    return {.acct = acct, .name = there ? foldedName(found.text(0)) : QString()};
}

std::vector<KnownPerson> namedByAccount(CacheTx &tx, const QString &acct)
{
    std::vector<KnownPerson> people;
    QSet<QString> named;
    for (const Post &post : ownPosts(tx, acct)) {
        for (const Mention &mention : post.mentions) {
            if (!named.contains(mention.acct)) {
                named.insert(mention.acct);
                people.push_back(personNamed(tx, mention.acct));
            }
        }
    }
    return people;
}

std::vector<KnownPerson> authorsAtHome(CacheTx &tx, const Source &home)
{
    std::vector<KnownPerson> people;
    for (const qint64 post : homePosts(tx, home)) {
        Loan found = tx.db.prepare("SELECT a.acct, a.display_name FROM post p "
                                   "JOIN actor a ON a.id = p.author WHERE p.id = ?");
        if (found.bind(1, post).step()) {
            people.push_back({.acct = found.text(0), .name = foldedName(found.text(1))});
        }
    }
    return people;
}

std::vector<KnownPerson> neighbours(CacheTx &tx, const QString &begun)
{
    std::vector<KnownPerson> people;
    Loan found = tx.db.prepare(
        "SELECT acct, display_name, updated_at FROM actor WHERE acct >= ? AND acct < ? LIMIT ?");
    found.bind(1, begun).bind(2, begun + QChar(0xffff)).bind(3, mostNeighbours);
    while (found.step()) {
        people.push_back({found.text(0), foldedName(found.text(1)), found.integer(2)});
    }
    std::ranges::stable_sort(people, std::greater(), &KnownPerson::toldAt);
    return people;
}

bool beginsWith(const KnownPerson &person, const QString &text)
{
    return person.acct.startsWith(text) || person.name.startsWith(text);
}

bool hasWithin(const KnownPerson &person, const QString &text)
{
    return person.acct.section(u'@', 0, 0).contains(text) || person.name.contains(text);
}

/// Who begins so comes first; else the order stays.
QStringList fittingAccts(const std::vector<KnownPerson> &people, const QString &text)
{
    QStringList first;
    QStringList then;
    for (const KnownPerson &person : people) {
        if (beginsWith(person, text)) {
            first << person.acct;
        } else if (hasWithin(person, text)) {
            then << person.acct;
        }
    }
    first += then;
    first.removeDuplicates();
    return first;
}

Actor actorOf(CacheTx &tx, const QString &acct)
{
    const qint64 row = bestRowOf(tx, acct);
    return row != 0 ? actorByRow(tx, row) : Actor{.acct = acct};
}

// ---- hashtags -------------------------------------------------------------------------------

struct KnownTag {
    QString folded;
    QString name; ///< as it was met first
    int uses = 0;
};

/// Each once, in the order in which they were met.
class TagBook {
public:
    void add(const QString &name)
    {
        const QString folded = foldedHashtag(name);
        const auto known = m_places.constFind(folded);
        if (known != m_places.cend()) {
            ++m_tags[*known].uses;
            return;
        }
        m_places.insert(folded, m_tags.size());
        m_tags.push_back({.folded = folded, .name = name, .uses = 1});
    }
    void add(const std::vector<Hashtag> &tags)
    {
        for (const Hashtag &tag : tags) {
            add(tag.name);
        }
    }
    void sortByUses() // before others come, which stand behind these
    {
        std::ranges::stable_sort(m_tags, std::greater(), &KnownTag::uses);
        for (size_t place = 0; place < m_tags.size(); ++place) {
            m_places.insert(m_tags[place].folded, place);
        }
    }
    QStringList found(const QString &text) const
    {
        const QString typed = foldedHashtag(text);
        QStringList first;
        QStringList then;
        for (const KnownTag &tag : m_tags) {
            if (tag.folded.startsWith(typed)) {
                first << tag.name;
            } else if (tag.folded.contains(typed)) {
                then << tag.name;
            }
        }
        return first + then;
    }

private:
    std::vector<KnownTag> m_tags;
    QHash<QString, size_t> m_places; ///< by folded name
};

/// The sources that read hashtags, by their keys.
void addReadTags(CacheTx &tx, TagBook &book)
{
    Loan found =
        tx.db.prepare("SELECT param FROM source WHERE key >= 'tag:' AND key < 'tag;' LIMIT ?");
    found.bind(1, mostTagSources);
    while (found.step()) {
        const QStringList names = TagSet::fromText(found.text(0)).all;
        for (const QString &name : names) {
            book.add(name);
        }
    }
}

void addTagsAtHome(CacheTx &tx, const Source &home, TagBook &book)
{
    for (const qint64 row : homePosts(tx, home)) {
        Loan found = tx.db.prepare("SELECT extra FROM post WHERE id = ?");
        const QString extra = found.bind(1, row).step() ? found.text(0) : QString();
        if (extra.contains("\"tags\":["_L1)) { // most have none, and need not be read
            Post post;
            readExtra(extra, post);
            book.add(post.tags);
        }
    }
}

} // namespace

Result<std::vector<Actor>> knownPeople(CacheTx &tx, const KnownWish &wish)
{
    const QString text = foldedName(wish.text);
    std::vector<KnownPerson> people = namedByAccount(tx, wish.acct);
    for (auto &others : {authorsAtHome(tx, wish.home), neighbours(tx, text)}) {
        std::ranges::copy(others, std::back_inserter(people));
    }
    QStringList accts = fittingAccts(people, text);
    accts.removeAll(wish.acct);
    std::vector<Actor> found;
    for (const QString &acct : std::as_const(accts)) {
        if (int(found.size()) < wish.most) {
            found.push_back(actorOf(tx, acct));
        }
    }
    return found;
}

Result<QStringList> knownTags(CacheTx &tx, const KnownWish &wish)
{
    TagBook book;
    for (const Post &post : ownPosts(tx, wish.acct)) {
        book.add(post.tags);
    }
    book.sortByUses();
    addReadTags(tx, book);
    addTagsAtHome(tx, wish.home, book);
    return book.found(wish.text).mid(0, wish.most);
}

} // namespace asterism::store
