// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyreadposts.h"
#include "misskeyreadrest.h"
#include "toldtable.h"

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

/// Each quoted and each answered post in `posts` reads as that post itself does.
void compareInner(const QJsonObject &posts, const Post &post)
{
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
    const told::Tables m_tables = told::tablesOf(u"misskey"_s, u"https://misskey.test/notes/"_s);
    const QJsonObject &m_table = m_tables.answers;

private Q_SLOTS:
    void everyFileIsNamed()
    {
        QVERIFY(told::recordedFiles(u"misskey"_s).size() > 150);
        told::compareNames(m_tables, u"misskey"_s);
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
        told::compareFile(m_tables, name, told, {u"read"_s, u"as"_s});
    }

    /// What stands within posts: in timelines, single posts and threads alike.
    void quotedAndAnswered()
    {
        int inner = 0;
        for (const QString &name : m_table.keys()) {
            if (!name.endsWith(u".json"_s)) {
                continue;
            }
            forEachObject(jsonOf(name), [&](const QJsonObject &json) {
                const auto item = misskey::noteFromJson(json, misskeyServer(), true);
                const bool isNote = json.contains(u"visibility"_s);
                if (item && isNote && (item->post.quoted || item->post.answered)) {
                    ++inner;
                    compareInner(m_tables.posts, item->post);
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
