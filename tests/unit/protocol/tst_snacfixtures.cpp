// SPDX-License-Identifier: GPL-3.0-or-later
#include "mastodonreaddocuments.h"
#include "mastodonreadpeople.h"
#include "mastodonreadposts.h"
#include "mastodonreadrest.h"
#include "toldtable.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using Reader = QJsonObject (*)(const mastodontold::Recording &);

/// A row cut out of a timeline.
QJsonObject toldEntry(const mastodontold::Recording &from)
{
    const QJsonObject row = from.json()[u"body"_s].toObject();
    const Instance instance = from.instance();
    return told::onePost(mastodontold::family.decodeStatus(
        instance, answerOf(row, u"https://"_s + instance.host), from.asGuest()));
}

/// A page for a browser, which must not pass for data: which of the wanted words stand in it.
QJsonObject toldPage(const mastodontold::Recording &from)
{
    QJsonObject json = mastodontold::toldError(from);
    const QString page = QString::fromUtf8(from.response().body);
    QJsonArray words;
    for (const QJsonValue wanted : from.expected[u"values"_s].toArray()) {
        if (page.contains(wanted.toString())) {
            words.append(wanted);
        }
    }
    json.insert(u"values"_s, words);
    return json;
}

/// The code out of the address to which the browser is sent, or out of what it shows.
QJsonObject toldCode(const mastodontold::Recording &from)
{
    const Response response = from.response();
    const QByteArray sentTo = response.header("Location");
    const auto code =
        mastodon::typedCode(QString::fromUtf8(sentTo.isEmpty() ? response.body : sentTo), u"xyz"_s);
    return code ? told::values({*code}) : told::failure(code.error());
}

/// By what the table says the file is read as.
Reader readerFor(const QString &read)
{
    static const QHash<QString, Reader> readers{
        {u"timeline"_s, mastodontold::toldTimeline},
        {u"entry"_s, toldEntry},
        {u"favourites"_s, mastodontold::toldFavourites},
        {u"conversations"_s, mastodontold::toldConversations},
        {u"thread"_s, mastodontold::toldThread},
        {u"post"_s, mastodontold::toldPost},
        {u"made post"_s, mastodontold::toldMadePost},
        {u"changed post"_s, mastodontold::toldChangedPost},
        {u"history"_s, mastodontold::toldHistory},
        {u"source"_s, mastodontold::toldSource},
        {u"scheduled"_s, mastodontold::toldScheduled},
        {u"found"_s, mastodontold::toldFound},
        {u"found posts"_s, mastodontold::toldFoundPosts},
        {u"found tags"_s, mastodontold::toldTags},
        {u"notifications"_s, mastodontold::toldNotices},
        {u"person"_s, mastodontold::toldPerson},
        {u"own profile"_s, mastodontold::toldOwnProfile},
        {u"people"_s, mastodontold::toldPeople},
        {u"list members"_s, mastodontold::toldMembers},
        {u"asking people"_s, mastodontold::toldAskingPeople},
        {u"relations"_s, mastodontold::toldRelations},
        {u"relation"_s, mastodontold::toldRelation},
        {u"belongings"_s, mastodontold::toldBelongings},
        {u"export"_s, mastodontold::toldExported},
        {u"lists"_s, mastodontold::toldLists},
        {u"list made"_s, mastodontold::toldMadeList},
        {u"list change"_s, mastodontold::toldListChange},
        {u"sent file"_s, mastodontold::toldFile},
        {u"markers"_s, mastodontold::toldMarkers},
        {u"emojis"_s, mastodontold::toldEmojis},
        {u"filters"_s, mastodontold::toldFilters},
        {u"old filters"_s, mastodontold::toldOldFilters},
        {u"followed tag"_s, mastodontold::toldFollowedTag},
        {u"instance"_s, mastodontold::toldInstance},
        {u"nodeinfo"_s, mastodontold::toldNodeInfo},
        {u"nodeinfo links"_s, mastodontold::toldNodeInfoLinks},
        {u"webfinger"_s, mastodontold::toldWebFinger},
        {u"actor document"_s, mastodontold::toldActorDocument},
        {u"outbox"_s, mastodontold::toldOutbox},
        {u"featured"_s, mastodontold::toldFeatured},
        {u"note document"_s, mastodontold::toldNoteDocument},
        {u"feed"_s, mastodontold::toldFeed},
        {u"application"_s, mastodontold::toldClient},
        {u"token"_s, mastodontold::toldToken},
        {u"revoked"_s, mastodontold::toldRevoked},
        {u"code"_s, toldCode},
        {u"page"_s, toldPage},
        {u"error"_s, mastodontold::toldError},
        {u"nothing"_s, mastodontold::toldNothing},
    };
    return readers.value(read);
}

} // namespace

/// Every recorded answer of snac2 against what it says, as people read it: snacposts.json has the
/// posts by their id (text, author, time, for whom they are, media), snacanswers.json has for each
/// file what must be read out of it, and of posts what differs from answer to answer (counts, marks
/// of the account, whose boost it is). Both were written from the recordings, never from what this
/// program makes of them.
class tst_snacfixtures : public QObject {
    Q_OBJECT

private:
    const told::Tables m_tables = told::tablesOf(u"snac"_s);

private Q_SLOTS:
    void everyFileIsNamed()
    {
        QVERIFY(told::recordedFiles(u"snac2"_s).size() > 170);
        told::compareNames(m_tables, u"snac2"_s);
    }

    void files_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : m_tables.answers.keys()) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void files()
    {
        QFETCH(QString, name);
        const QJsonObject expected = m_tables.answers[name].toObject();
        const Reader read = readerFor(expected[u"read"_s].toString());
        QVERIFY2(read != nullptr, qPrintable(expected[u"read"_s].toString()));
        const QJsonObject told = read({u"snac"_s, u"snac2"_s, name, expected});
        told::compareFile(m_tables, name, told, mastodontold::waysOfReading());
    }
};

QTEST_GUILESS_MAIN(tst_snacfixtures)
#include "tst_snacfixtures.moc"
