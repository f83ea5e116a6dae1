// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticewording.h"

#include "content/mfm.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

namespace {

using NoticeKind = Notification::Kind;

const QStringList me = {u"me@a.example"_s};

store::NoticeRow rowBy(NoticeKind kind, const QString &name, const QString &text = {})
{
    store::NoticeRow row;
    row.kind = kind;
    row.events = 1;
    row.people = 1;
    row.doers.push_back(
        {.actor = {.acct = u"aoi@b.example"_s, .displayName = name}, .reaction = {}});
    row.accounts = QStringList{u"a"_s};
    if (!text.isEmpty()) {
        row.post = store::StoredPost{};
        row.post->text = text;
    }
    return row;
}

} // namespace

/// What the desktop is told of a notification, whatever strangers wrote.
class tst_noticewording : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReply()
    {
        const Notice notice =
            noticeOfRow(rowBy(NoticeKind::Reply, u"Aoi"_s, u"  hello\n\nthere  "_s), me);
        QCOMPARE(notice.title, u"Aoi → @me@a.example"_s);
        QCOMPARE(notice.body, u"Replied to you\nhello there"_s);
    }

    void whatIsCovered()
    {
        auto row = rowBy(NoticeKind::Reply, u"Aoi"_s, u"it was the cook"_s);
        row.post->blocks = toBytes(fromMfm(u"it was $[blur the cook]"_s));
        QCOMPARE(noticeOfRow(row, me).body, u"Replied to you\nit was ▒▒▒ ▒▒▒▒"_s);
    }

    void severalWereTold()
    {
        const Notice notice = noticeOfRow(rowBy(NoticeKind::Mention, {}, u"x"_s),
            {u"me@a.example"_s, u"i@c.example"_s, u"we@d.example"_s});
        QCOMPARE(notice.title, u"@aoi@b.example → @me@a.example and 2 more"_s);
    }

    void aGroup()
    {
        auto row = rowBy(NoticeKind::Reaction, u"Aoi"_s, u"mine"_s);
        row.doers.front().reaction.name = u"blobcat@c.example"_s;
        row.doers.front().reaction.url = u"https://c.example/blobcat.png"_s;
        QVERIFY(noticeOfRow(row, me).body.startsWith(u"Reacted with :blobcat"_s));
        row.people = 4;
        QCOMPARE(noticeOfRow(row, me).title, u"Aoi and 3 more → @me@a.example"_s);
        QCOMPARE(noticeOfRow(row, me).body, u"Reacted to your post\nmine"_s);
        row = rowBy(NoticeKind::Reaction, u"Aoi"_s);
        row.doers.front().reaction.name = u"👍"_s;
        QCOMPARE(noticeOfRow(row, me).body, u"Reacted with 👍 to your post"_s);
    }

    /// The text is what the author did not want to show at once.
    void aWarningHidesTheText()
    {
        auto row = rowBy(NoticeKind::Mention, u"Aoi"_s, u"secret"_s);
        row.post->post.warning = u"the last episode"_s;
        QCOMPARE(noticeOfRow(row, me).body, u"Mentioned you\nWarning: the last episode"_s);
        row.filtered = {.action = FilterAction::Warn, .titles = {u"films"_s}, .accounts = {}};
        QCOMPARE(noticeOfRow(row, me).body, u"Mentioned you\nFiltered: films"_s);
        row = rowBy(NoticeKind::Mention, u"Aoi"_s, u" "_s);
        row.post->post.media.push_back({.description = u"a cat"_s});
        QCOMPARE(noticeOfRow(row, me).body, u"Mentioned you\na cat"_s);
        row.post->post.sensitive = true;
        QCOMPARE(noticeOfRow(row, me).body, u"Mentioned you"_s);
    }

    void nobodyDidIt()
    {
        store::NoticeRow row;
        row.kind = NoticeKind::PollEnded;
        QCOMPARE(noticeOfRow(row, me).title, u"@me@a.example"_s);
        QCOMPARE(noticeOfRow(row, me).body, u"A poll has ended"_s);
        row.kind = NoticeKind::Other;
        row.word = u"achievementEarned"_s;
        row.text = u"many notes"_s;
        QCOMPARE(noticeOfRow(row, {}).title, u"Asterism"_s);
        QCOMPARE(noticeOfRow(row, me).body, u"The server says: achievementEarned\nmany notes"_s);
        row = rowBy(NoticeKind::Quote, u"Aoi"_s);
        row.pending = true;
        QCOMPARE(noticeOfRow(row, me).body, u"Quoted you; it waits for your approval"_s);
    }

    void everyKindSaysSomething()
    {
        for (int kind = 0; kind <= int(NoticeKind::Warning); ++kind) {
            QVERIFY(!noticeOfRow(rowBy(NoticeKind(kind), u"Aoi"_s), me).body.isEmpty());
            store::NoticeRow nobody;
            nobody.kind = NoticeKind(kind);
            QVERIFY(!noticeOfRow(nobody, me).body.isEmpty());
        }
    }

    void hostileWords()
    {
        auto row = rowBy(NoticeKind::Reaction, QString(100'000, u'x') + u"%1 %2"_s,
            QString(1'000'000, u'y') + u"\u202E"_s);
        row.doers.front().reaction.name = QString(10'000, u'z');
        row.doers.front().reaction.url = u"https://b.example/z"_s;
        const Notice notice = noticeOfRow(row, me);
        QVERIFY(notice.title.size() < 300);
        QVERIFY(notice.body.size() < 500);
        row = rowBy(NoticeKind::Mention, u"\u202Ea\nb%1"_s, u"%1 \u202E&lt;<b>"_s);
        QCOMPARE(noticeOfRow(row, me).title, u"a b%1 → @me@a.example"_s);
        QCOMPARE(noticeOfRow(row, me).body, u"Mentioned you\n%1 &lt;<b>"_s);
        row.post->post.warning = QString(100'000, u'w');
        QVERIFY(noticeOfRow(row, me).body.size() < 500);
        row.filtered = {.action = FilterAction::Warn,
            .titles = QStringList(1000, QString(1000, u't')),
            .accounts = {}};
        QVERIFY(noticeOfRow(row, me).body.size() < 500);
    }

    void many()
    {
        QCOMPARE(noticeOfMany(u"me@a.example"_s, 12).title, u"12 notifications"_s);
        QCOMPARE(noticeOfMany(u"me@a.example"_s, 12).body, u"@me@a.example"_s);
        std::vector<MissedNotices> missed{{u"me@a.example"_s, 3}, {u"i@b.example"_s, 1}};
        QCOMPARE(noticeOfMissed(missed).title, u"4 notifications meanwhile"_s);
        QCOMPARE(noticeOfMissed(missed).body, u"@me@a.example: 3\n@i@b.example: 1"_s);
        missed.resize(100);
        QVERIFY(noticeOfMissed(missed).body.count(u'\n') < 6);
    }
};

QTEST_APPLESS_MAIN(tst_noticewording)
#include "tst_noticewording.moc"
