// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/listnews.h"
#include "store/lists.h"

using namespace asterism;

/// What the user is told of new posts in lists.
class tst_listnews : public QObject, private SandboxProgram {
    Q_OBJECT

    std::unique_ptr<ListNews> m_news;
    QStringList m_told; ///< uris
    List m_list;

    App &app() const { return *m_program->app; }
    QString acct(const QString &user) const { return m_sandbox->handle(user); }
    void add(const QString &user) const
    {
        QVERIFY(await(app().lists.add(m_list, u'@' + acct(user))).ok());
    }
    void read() const { QVERIFY(await(app().lists.refresh(m_list)).ok()); }
    void notify(bool on)
    {
        m_list.options.notify = on;
        QVERIFY(await(app().store->writeUser([list = m_list](store::UserTx &tx) {
            return store::saveListOptions(tx, list.id, list.options);
        })).ok());
    }
    void start()
    {
        m_news = std::make_unique<ListNews>(*app().store, app().clock);
        connect(m_news.get(), &ListNews::arrived, this,
            [this](const ListNewsItem &item) { m_told << item.row.post.post.uri; });
        m_news->start();
        settle();
    }
    /// What was committed has been heard of, and what is to be told was told.
    void settle() const
    {
        QVERIFY(await(app().store->readUser(store::lists)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(m_news->isSettled(), patienceMs);
    }

private Q_SLOTS:
    void init()
    {
        m_told.clear();
        QVERIFY(begin({.people = 12, .postsPerServer = 20}));
        m_program->desk->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->desk->isEngine(), patienceMs);
        const auto list = await(app().lists.create(u"Friends"_s));
        QVERIFY(list.ok());
        m_list = *list;
        add(u"mei"_s);
    }
    void cleanup()
    {
        m_program->desk->close();
        m_news.reset();
        end();
    }

    void whatIsNewIsToldOnce()
    {
        notify(true);
        start();
        read();
        settle();
        QCOMPARE(m_told, QStringList()); // of earlier days
        const QString uri = m_sandbox->post(u"mei"_s, u"news"_s);
        read();
        QTRY_COMPARE_WITH_TIMEOUT(m_told, QStringList{uri}, patienceMs);
        const QString next = m_sandbox->post(u"mei"_s, u"more"_s);
        read();
        QTRY_COMPARE_WITH_TIMEOUT(m_told, (QStringList{uri, next}), patienceMs);
    }

    void nothingUnasked()
    {
        start();
        m_sandbox->post(u"mei"_s, u"before it was chosen"_s);
        read();
        settle();
        notify(true);
        settle();
        const QString uri = m_sandbox->post(u"mei"_s, u"news"_s);
        read();
        QTRY_COMPARE_WITH_TIMEOUT(m_told, QStringList{uri}, patienceMs);
        notify(false);
        settle();
        m_sandbox->post(u"mei"_s, u"not told"_s);
        read();
        settle();
        QCOMPARE(m_told, QStringList{uri});
    }

    void ofOneMemberAlone()
    {
        add(u"hal"_s);
        QVERIFY(await(
            app().store->writeUser([list = m_list.id, acct = acct(u"hal"_s)](store::UserTx &tx) {
                return store::setMemberNotify(tx, list, acct, true);
            })).ok());
        start();
        m_sandbox->post(u"mei"_s, u"not told"_s);
        const QString uri = m_sandbox->post(u"hal"_s, u"told"_s);
        read();
        QTRY_COMPARE_WITH_TIMEOUT(m_told, QStringList{uri}, patienceMs);
        settle();
        QCOMPARE(m_told, QStringList{uri});
    }

    void whoIsAddedBringsNoNews()
    {
        notify(true);
        start();
        m_sandbox->post(u"kai"_s, u"before they were added"_s);
        add(u"kai"_s);
        settle();
        read();
        settle();
        QCOMPARE(m_told, QStringList());
    }
};

QTEST_GUILESS_MAIN(tst_listnews)
#include "tst_listnews.moc"
