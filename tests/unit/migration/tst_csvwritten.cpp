// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/entries.h"
#include "support/fixture.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

std::vector<MovedItem> itemsOf(const csv::EntriesFile &file)
{
    std::vector<MovedItem> items;
    for (const csv::Entry &entry : file.entries) {
        items.push_back(entry.item);
    }
    return items;
}

/// Read and written again.
QByteArray again(const QByteArray &bytes, MovedKind kind, csv::Form form = csv::Form::Mastodon)
{
    const auto file = csv::readEntries(bytes, csv::fileNameOf(kind, form), kind);
    return file ? csv::writeEntries(kind, itemsOf(*file), form) : sentence(file.error()).toUtf8();
}

QByteArray written(
    MovedKind kind, const std::vector<MovedItem> &items, csv::Form form = csv::Form::Mastodon)
{
    return csv::writeEntries(kind, items, form);
}

/// Writes files as Mastodon does, by a way of its own.
class MastodonFile {
public:
    explicit MastodonFile(quint32 seed)
        : m_random(seed)
    {
    }

    QByteArray of(MovedKind kind)
    {
        QByteArray bytes;
        if (kind == MovedKind::Follows) {
            bytes = "Account address,Show boosts,Notify on new posts,Languages\n";
        } else if (kind == MovedKind::Mutes) {
            bytes = "Account address,Hide notifications\n";
        }
        const int rows = number(40);
        for (m_row = 0; m_row < rows; ++m_row) {
            bytes += row(kind) + '\n';
        }
        return bytes;
    }

private:
    int number(int below) { return int(m_random.bounded(below)); }
    QByteArray truth() { return number(2) == 1 ? "true" : "false"; }
    template <size_t N> QByteArray oneOf(const std::array<const char *, N> &texts)
    {
        return texts[size_t(number(int(N)))];
    }

    QByteArray acct()
    {
        constexpr std::array users{"ao", "b_o", "c.o-", "do42", "_eo_"};
        return oneOf(users) + QByteArray::number(m_row) + '@' + host();
    }
    QByteArray host()
    {
        constexpr std::array hosts{
            "a.example", "b-b.example.org", "xn--r8jz45g.jp", "c.d.e.example"};
        return oneOf(hosts);
    }
    QByteArray listName()
    {
        constexpr std::array names{"Friends", "\"a, b\"", "猫", "\"say \"\"hi\"\"\"", "#art",
            "cats;dogs", "\"two\nlines\"", "List name", "true", "ao@a.example"};
        return oneOf(names);
    }
    QByteArray uri()
    {
        constexpr std::array ends{"1", "?a=b&c", ";x", "日本", "#top", "%2C"};
        const QByteArray text =
            "https://" + host() + "/users/ao/" + QByteArray::number(m_row) + oneOf(ends);
        return number(5) == 0 ? '"' + text + ",1\"" : text;
    }

    QByteArray row(MovedKind kind)
    {
        constexpr std::array languages{"", "de", "\"de, en\"", "\"ja, pt-BR, zh-TW\""};
        switch (kind) {
        case MovedKind::Follows:
            return acct() + ',' + truth() + ',' + truth() + ',' + oneOf(languages);
        case MovedKind::Mutes:
            return acct() + ',' + truth();
        case MovedKind::Lists:
            return listName() + ',' + acct();
        case MovedKind::DomainBlocks:
            return "h" + QByteArray::number(m_row) + '.' + host();
        case MovedKind::Bookmarks:
            return uri();
        default:
            return acct();
        }
    }

    QRandomGenerator m_random;
    int m_row = 0;
};

} // namespace

class tst_csvwritten : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asMastodonWrites()
    {
        const MovedItem full{.subject = u"ao@a.example"_s,
            .boosts = false,
            .notify = true,
            .languages = QStringList{u"de"_s, u"en"_s}};
        QCOMPARE(written(MovedKind::Follows, {full, {.subject = u"bo@b.example"_s}}),
            QByteArray("Account address,Show boosts,Notify on new posts,Languages\n"
                       "ao@a.example,false,true,\"de, en\"\nbo@b.example,true,false,\n"));
        QCOMPARE(written(MovedKind::Mutes,
                     {{.subject = u"ao@a.example"_s, .hideNotifications = false, .expiresAt = 5},
                         {.subject = u"bo@b.example"_s}}),
            QByteArray(
                "Account address,Hide notifications\nao@a.example,false\nbo@b.example,true\n"));
        QCOMPARE(written(MovedKind::Blocks, {full}), QByteArray("ao@a.example\n"));
        QCOMPARE(written(MovedKind::Followers, {full}), QByteArray("ao@a.example\n"));
        QCOMPARE(written(MovedKind::DomainBlocks, {{.subject = u"a.example"_s}}),
            QByteArray("a.example\n"));
        QCOMPARE(written(MovedKind::Bookmarks, {{.subject = u"https://a.example/1,2"_s}}),
            QByteArray("\"https://a.example/1,2\"\n"));
        QCOMPARE(written(MovedKind::Lists, {{.subject = u"ao@a.example"_s, .list = u"a, \"b\""_s}}),
            QByteArray("\"a, \"\"b\"\"\",ao@a.example\n"));
        QCOMPARE(written(MovedKind::Tags, {{.subject = u"緑茶"_s}}), QByteArray("#緑茶\n"));
        QCOMPARE(written(MovedKind::Blocks, {}), QByteArray());
    }

    /// In our own form, whoever it is for.
    void clips()
    {
        const std::vector<MovedItem> items{
            {.subject = u"https://a.example/notes/1"_s, .list = u"Tea, \"green\""_s},
            {.subject = u"https://b.example/notes/2,3"_s, .list = u"猫"_s}};
        for (const csv::Form form : {csv::Form::Mastodon, csv::Form::Pleroma, csv::Form::Misskey}) {
            QCOMPARE(written(MovedKind::Clips, items, form),
                QByteArray("\"Tea, \"\"green\"\"\",\"https://a.example/notes/1\"\n"
                           "\"猫\",\"https://b.example/notes/2,3\"\n"));
        }
    }
    void clipsComeBack_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"Tea", " two  blanks ", "", "a, b", "\"x", "a@b;c",
                 "ao@a.example;x", "two\nlines", "#uri", "sep=;", "<html>", "{\"a\":1}", "\t"}) {
            QTest::newRow(name) << QString::fromUtf8(name);
        }
    }
    void clipsComeBack()
    {
        QFETCH(QString, name);
        const std::vector<MovedItem> items{
            {.subject = u"https://a.example/users/ao/1;x@y"_s, .list = name},
            {.subject = u"https://b.example/@bo/1,\"2"_s, .list = name}};
        const auto file =
            csv::readEntries(written(MovedKind::Clips, items), u"clips.csv"_s, MovedKind::Clips);
        QVERIFY2(file.ok(), file ? "" : qPrintable(sentence(file.error())));
        QCOMPARE(itemsOf(*file), items);
    }

    void forOtherImporters()
    {
        const std::vector<MovedItem> items{{.subject = u"ao@a.example"_s, .boosts = true},
            {.subject = u"bo@b.example"_s, .hideNotifications = true}};
        const QByteArray bare = "ao@a.example\nbo@b.example\n";
        for (const csv::Form form : {csv::Form::Pleroma, csv::Form::Misskey}) {
            QCOMPARE(written(MovedKind::Follows, items, form), bare);
            QCOMPARE(written(MovedKind::Blocks, items, form), bare);
            QCOMPARE(written(MovedKind::Mutes, items, form), bare);
        }
        const std::vector<MovedItem> lists{
            {.subject = u"ao@a.example"_s, .list = u"a, \"b\"\nc"_s}};
        QCOMPARE(written(MovedKind::Lists, lists, csv::Form::Misskey),
            QByteArray("a， \"b\" c,ao@a.example\n"));
        QCOMPARE(written(MovedKind::Lists, lists, csv::Form::Pleroma),
            QByteArray("\"a, \"\"b\"\"\nc\",ao@a.example\n"));
    }

    /// Importers, and our own guess, judge by the name.
    void names()
    {
        QCOMPARE(
            csv::fileNameOf(MovedKind::Follows, csv::Form::Mastodon), u"following_accounts.csv"_s);
        QCOMPARE(csv::fileNameOf(MovedKind::Unknown, csv::Form::Mastodon), QString());
        for (const csv::Form form : {csv::Form::Mastodon, csv::Form::Pleroma, csv::Form::Misskey}) {
            for (int kind = 1; kind < movedKindCount; ++kind) {
                const auto guess = csv::guessKind({}, csv::fileNameOf(MovedKind(kind), form));
                QCOMPARE(guess.kind, MovedKind(kind));
                QVERIFY(guess.sure);
            }
        }
    }

    void mastodonsFilesComeBack()
    {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            MastodonFile file(seed);
            for (const MovedKind kind :
                {MovedKind::Follows, MovedKind::Followers, MovedKind::Lists, MovedKind::Blocks,
                    MovedKind::Mutes, MovedKind::DomainBlocks, MovedKind::Bookmarks}) {
                const QByteArray bytes = file.of(kind);
                QVERIFY2(again(bytes, kind) == bytes,
                    QByteArray::number(seed) + ": " + bytes + "became " + again(bytes, kind));
            }
        }
    }

    void recordedFilesComeBack_data()
    {
        QTest::addColumn<MovedKind>("kind");
        QTest::addColumn<csv::Form>("form");
        QTest::newRow("gotosocial/following_export.csv")
            << MovedKind::Follows << csv::Form::Mastodon;
        QTest::newRow("gotosocial/lists_export.csv") << MovedKind::Lists << csv::Form::Mastodon;
        QTest::newRow("gotosocial/mutes_export.csv") << MovedKind::Mutes << csv::Form::Mastodon;
        QTest::newRow("gotosocial/blocks_export.csv") << MovedKind::Blocks << csv::Form::Mastodon;
        QTest::newRow("misskey/export_following.csv") << MovedKind::Follows << csv::Form::Misskey;
        QTest::newRow("misskey/export_user-lists.csv") << MovedKind::Lists << csv::Form::Misskey;
    }
    void recordedFilesComeBack()
    {
        QFETCH(MovedKind, kind);
        QFETCH(csv::Form, form);
        QByteArray bytes = fixtureBytes(QTest::currentDataTag());
        const QByteArray back = again(bytes, kind, form);
        // Whose replies one sees is no other server's option.
        bytes.replace(",withReplies=true", "").replace(",withReplies=false", "");
        QCOMPARE(back, bytes);
    }
};

QTEST_GUILESS_MAIN(tst_csvwritten)
#include "tst_csvwritten.moc"
