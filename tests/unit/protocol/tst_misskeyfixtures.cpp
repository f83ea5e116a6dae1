// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyreadposts.h"
#include "misskeyreadrest.h"

#include <QDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using Reader = QJsonObject (*)(const told::Recording &);

/// By what the table says the file is read as.
Reader readerFor(const QString &read)
{
    static const QHash<QString, Reader> readers{
        {u"timeline"_s, told::toldTimeline},
        {u"favourites"_s, told::toldTimeline},
        {u"notes in rows"_s, told::toldNotesInRows},
        {u"answers"_s, told::toldAnswers},
        {u"ancestors"_s, told::toldAncestors},
        {u"post"_s, told::toldPost},
        {u"made post"_s, told::toldMadePost},
        {u"found post"_s, told::toldFound},
        {u"found person"_s, told::toldFound},
        {u"notifications"_s, told::toldNotices},
        {u"frames"_s, told::toldFrames},
        {u"person"_s, told::toldPerson},
        {u"people"_s, told::toldPeople},
        {u"found people"_s, told::toldFoundPeople},
        {u"asked people"_s, told::toldAskedPeople},
        {u"asking people"_s, told::toldAskingPeople},
        {u"error"_s, told::toldError},
        {u"shelves"_s, told::toldShelves},
        {u"lists"_s, told::toldLists},
        {u"list made"_s, told::toldMadeList},
        {u"files"_s, told::toldFiles},
        {u"emojis"_s, told::toldEmojis},
        {u"found tags"_s, told::toldTags},
        {u"relations"_s, told::toldRelations},
        {u"sign-in"_s, told::toldSignIn},
        {u"meta"_s, told::toldMeta},
        {u"nodeinfo"_s, told::toldNodeInfo},
        {u"nodeinfo links"_s, told::toldNodeInfoLinks},
        {u"host-meta"_s, told::toldHostMeta},
        {u"webfinger"_s, told::toldWebFinger},
        {u"actor document"_s, told::toldActorDocument},
        {u"outbox"_s, told::toldOutbox},
        {u"featured"_s, told::toldFeatured},
        {u"note document"_s, told::toldNoteDocument},
        {u"feed"_s, told::toldFeed},
        {u"announced feeds"_s, told::toldAnnouncedFeeds},
        {u"nothing"_s, told::toldNothing},
        {u"elsewhere"_s, told::toldElsewhere},
    };
    return readers.value(read);
}

/// A row of misskeyanswers.json with all that misskeyposts.json says of its post.
QJsonObject wholePost(const QJsonObject &row)
{
    static const QJsonObject posts = told::tableNamed(u"misskeyposts.json"_s);
    const QString id = row[u"post"_s].toString();
    QJsonObject whole = posts[id].toObject();
    if (whole.isEmpty()) {
        qFatal("misskeyposts.json has no %s", qPrintable(id));
    }
    whole.insert(u"text"_s, told::timesFilled(whole[u"text"_s].toString()));
    for (auto it = row.begin(); it != row.end(); ++it) {
        whole.insert(it.key(), it.value());
    }
    return whole;
}

/// An expected row with its posts filled in.
QJsonObject wholeRow(const QString &kind, QJsonObject row)
{
    if (kind == u"posts" || kind == u"pinned") {
        return wholePost(row);
    }
    for (const QString &inner : {u"about"_s, u"post"_s}) {
        if (row.value(inner).isObject() && kind != u"documents") {
            row.insert(inner, wholePost(row[inner].toObject()));
        }
    }
    return row;
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// "holds" asks for a piece of the text, and what a document is not asked about may be anything.
QJsonObject asFarAsAsked(const QJsonObject &asked, const QJsonObject &document)
{
    QJsonObject json;
    for (const QString &key : asked.keys()) {
        const bool holds =
            key == u"holds" && document[u"text"_s].toString().contains(asked[key].toString());
        const QJsonValue value = holds ? asked[key] : document[key];
        if (!value.isUndefined()) {
            json.insert(key, value);
        }
    }
    return json;
}

void compareRows(const QString &kind, const QJsonArray &expected, const QJsonArray &told)
{
    QVERIFY2(told.size() >= expected.size(), qPrintable(QString::number(told.size())));
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const QJsonObject wanted = wholeRow(kind, expected[i].toObject());
        const QJsonObject whole = told[i].toObject();
        const QJsonObject got = kind == u"documents" ? asFarAsAsked(wanted, whole) : whole;
        const QByteArray words = "row " + QByteArray::number(i) + "\n   told: " + compact(got)
            + "\n  wanted: " + compact(wanted);
        QVERIFY2(got == wanted, words.constData());
    }
}

/// The table may name the first ten of a long list; "rows" and "hidden" say how many there are.
bool isWholeList(const QString &kind, const QJsonArray &expected)
{
    return kind != u"posts" || expected.size() < 10;
}

void compareKey(const QString &key, const QJsonValue &expected, const QJsonValue &told)
{
    const QJsonArray rows = expected.toArray();
    if (!expected.isArray() || !rows.first().isObject()) {
        const QByteArray words = compact({{u"told"_s, told}, {u"wanted"_s, expected}});
        QVERIFY2(told == expected, words.constData());
        return;
    }
    compareRows(key, rows, told.toArray());
    if (isWholeList(key, rows)) {
        QCOMPARE(told.toArray().size(), rows.size());
    }
}

/// Each quoted and each answered post in `posts` reads as that post itself does.
void compareInner(const Post &post)
{
    static const QJsonObject posts = told::tableNamed(u"misskeyposts.json"_s);
    for (const auto &inner : {post.quoted, post.answered}) {
        if (!inner) {
            continue;
        }
        const QJsonObject wanted = posts[inner->localId].toObject();
        QCOMPARE(plainText(bodyBlocks(*inner)), told::timesFilled(wanted[u"text"_s].toString()));
        QCOMPARE(inner->author.acct, wanted[u"author"_s].toString());
        QCOMPARE(isoTime(inner->createdAt), wanted[u"time"_s].toString());
        QCOMPARE(word(inner->visibility), wanted[u"visibility"_s].toString());
    }
}

} // namespace

/// Every recorded answer of Misskey against what it says, as people read it: misskeyposts.json has
/// the posts by their id (text, author, time, for whom it is, media, polls), misskeyanswers.json
/// has for each file what must be read out of it, and of posts what differs from answer to answer
/// (reactions, votes, whose boost it is). Both were written from the recordings, never from what
/// this program makes of them.
class tst_misskeyfixtures : public QObject {
    Q_OBJECT

private:
    const QJsonObject m_table = told::tableNamed(u"misskeyanswers.json"_s);

private Q_SLOTS:
    void everyFileIsNamed()
    {
        const QDir folder(QStringLiteral(ASTERISM_FIXTURES "/misskey"));
        QStringList files = folder.entryList(QDir::Files, QDir::Name);
        files.removeOne(u"README.md"_s);
        QVERIFY(files.size() > 150);
        for (const QString &file : std::as_const(files)) {
            QVERIFY2(m_table.contains(file), qPrintable(file));
        }
        for (const QString &file : m_table.keys()) {
            QVERIFY2(files.contains(file), qPrintable(file));
        }
    }

    void files_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : m_table.keys()) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void files()
    {
        QFETCH(QString, name);
        const QJsonObject expected = m_table[name].toObject();
        const Reader read = readerFor(expected[u"read"_s].toString());
        QVERIFY2(read != nullptr, qPrintable(expected[u"read"_s].toString()));
        const QJsonObject told = read({name, expected});
        QVERIFY2(
            expected.contains(u"error"_s) || !told.contains(u"error"_s), compact(told).constData());
        for (const QString &key : expected.keys()) {
            if (key != u"read" && key != u"as") {
                compareKey(key, expected[key], told[key]);
            }
            if (QTest::currentTestFailed()) {
                return;
            }
        }
    }

    /// What stands within posts: in timelines, single posts and threads alike.
    void quotedAndAnswered()
    {
        int inner = 0;
        for (const QString &name : m_table.keys()) {
            if (!name.endsWith(u".json"_s)) {
                continue;
            }
            forEachObject(jsonOf(name), [&inner](const QJsonObject &json) {
                const auto item = misskey::noteFromJson(json, misskeyServer(), true);
                const bool isNote = json.contains(u"visibility"_s);
                if (item && isNote && (item->post.quoted || item->post.answered)) {
                    ++inner;
                    compareInner(item->post);
                }
            });
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(name));
        }
        QVERIFY2(inner >= 40, qPrintable(QString::number(inner)));
    }

private:
    static QJsonValue jsonOf(const QString &name)
    {
        const QJsonDocument json = fixtureDocument("misskey/" + name.toUtf8());
        return json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object());
    }
};

QTEST_GUILESS_MAIN(tst_misskeyfixtures)
#include "tst_misskeyfixtures.moc"
