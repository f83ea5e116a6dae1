// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/context.h"
#include "cli/exitcode.h"
#include "cli/reading.h"
#include "sandbox/sandbox.h"
#include "secrets/filestore.h"
#include "store/timeline.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

/// `timeline server-list:NAME@ACCT`, from the word to the rows.
class tst_serverlists : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Sandbox> m_sandbox;

    QString data() const { return m_folder->filePath(u"data"_s); }
    QString secrets() const { return m_folder->filePath(u"secrets.json"_s); }
    QString word(const QString &list, const QString &user) const
    {
        return u"server-list:%1@%2"_s.arg(list, m_sandbox->handle(user));
    }
    int asked(const QString &user, const QString &path) const
    {
        return m_sandbox->serverOf(user)->requestCount(path);
    }

    std::unique_ptr<App> open() const
    {
        auto opened =
            App::open({.folder = data(), .secrets = std::make_unique<FileStore>(secrets())});
        return opened ? std::move(*opened) : nullptr;
    }
    void addAccount(const QString &user) const
    {
        const auto app = open();
        QVERIFY(app && *app->tryEngine());
        Server *server = m_sandbox->serverOf(user);
        app->core.typedHosts.insert(server->host());
        const auto added =
            await(app->accounts.addWithToken(server->host(), server->token(user)), 20'000);
        QVERIFY2(added.ok(), qPrintable(added ? QString() : sentence(added.error())));
    }
    int timeline(const QString &source, bool refresh) const
    {
        Options options;
        options.command = Command::Timeline;
        options.dataDir = data();
        options.sessionSecrets = secrets();
        options.words = QStringList{source};
        options.refresh = refresh;
        Context context(options);
        return showTimeline(context);
    }
    QStringList rowsOf(const QString &source) const
    {
        const auto app = open();
        const auto names = namesOf(*app);
        const auto parsed = parseSourceWord(source);
        const auto sources = names->sources(*parsed);
        QStringList uris;
        if (!sources) {
            return {sentence(sources.error())};
        }
        const auto page = readCache(*app, [&](store::CacheTx &tx) {
            return store::timelinePage(tx, *sources, store::newestEvent, 100);
        });
        for (const store::TimelineRow &row : page->rows) {
            uris << row.post.post.uri;
        }
        std::ranges::sort(uris);
        return uris;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 30, .postsPerServer = 0}).ok());
    }

    void read_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("member");
        QTest::newRow("mastodon") << u"ao"_s << u"mei"_s;
        QTest::newRow("gotosocial") << u"yuki"_s << u"ren"_s;
        QTest::newRow("snac") << u"sora"_s << u"kai"_s;
    }
    void read()
    {
        QFETCH(QString, user);
        QFETCH(QString, member);
        addAccount(user);
        QVERIFY(!m_sandbox->addServerList(user, u"Books 本"_s, {member}).isEmpty());
        QStringList wanted;
        for (int i = 0; i < 3; ++i) {
            wanted << m_sandbox->post(member, u"number %1"_s.arg(i));
        }
        std::ranges::sort(wanted); // of posts of one millisecond any may come first
        m_sandbox->post(user, u"no member"_s);
        const QString source = word(u"books 本"_s, user);
        QCOMPARE(timeline(source, true), int(ExitDone));
        QCOMPARE(rowsOf(source), wanted);
    }

    void namesAreAskedForWhenTheyAreNotKnown()
    {
        addAccount(u"ao"_s);
        m_sandbox->addServerList(u"ao"_s, u"Books"_s, {u"mei"_s});
        const QString lists = u"/api/v1/lists"_s;
        QCOMPARE(timeline(word(u"Books"_s, u"ao"_s), false), int(ExitDone));
        QCOMPARE(asked(u"ao"_s, lists), 1);
        QCOMPARE(timeline(word(u"Books"_s, u"ao"_s), false), int(ExitDone));
        QCOMPARE(asked(u"ao"_s, lists), 1); // remembered
        m_sandbox->addServerList(u"ao"_s, u"Films"_s, {u"mei"_s});
        QCOMPARE(timeline(word(u"Films"_s, u"ao"_s), false), int(ExitDone));
        QCOMPARE(asked(u"ao"_s, lists), 2);
        QCOMPARE(timeline(word(u"Books"_s, u"ao"_s), true), int(ExitDone));
        QCOMPARE(asked(u"ao"_s, lists), 3); // titles change
        QCOMPARE(asked(u"ao"_s, u"/api/v1/timelines/*"_s), 1);
    }

    void whatIsNotThere()
    {
        addAccount(u"ao"_s);
        QVERIFY(timeline(word(u"None"_s, u"ao"_s), true) != ExitDone);
        QVERIFY(timeline(word(u"Books"_s, u"mei"_s), true) != ExitDone);
        QCOMPARE(asked(u"ao"_s, u"/api/v1/timelines/*"_s), 0);
    }

    void aServerThatIsAwayLeavesWhatWasRead()
    {
        addAccount(u"ao"_s);
        m_sandbox->addServerList(u"ao"_s, u"Books"_s, {u"mei"_s});
        m_sandbox->post(u"mei"_s, u"kept"_s);
        const QString source = word(u"Books"_s, u"ao"_s);
        QCOMPARE(timeline(source, true), int(ExitDone));
        m_sandbox->serverOf(u"ao"_s)->addFault({.kind = Fault::Kind::Html});
        QVERIFY(timeline(source, true) != ExitDone);
        QCOMPARE(rowsOf(source).size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_serverlists)
#include "tst_serverlists.moc"
