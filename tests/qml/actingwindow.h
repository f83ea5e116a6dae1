// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/driver.h"
#include "store/outbox.h"
#include "sync/prepare.h"
#include "ui/models/rowview.h"

#include <vector>

/// A window whose accounts m (a Mastodon), p (a Pleroma) and k (a Misskey) cannot reach their
/// servers: what they are to do stays in the outbox, where it can be looked at.
namespace asterism::ui {

class ActingWindow {
public:
    bool open()
    {
        m_fixture = std::make_unique<WindowFixture>();
        if (!m_fixture->open()) {
            return false;
        }
        const bool all = addAccount(u"m"_s, u"mastodon"_s) && addAccount(u"p"_s, u"pleroma"_s)
            && addAccount(u"k"_s, u"misskey"_s);
        return all;
    }
    void close()
    {
        m_driver.reset();
        m_fixture.reset();
    }

    /// Posts as the home of an account has them, the first one newest; `change` makes each what
    /// the test needs. They are told as by its server, which saw them. `first` is the newest one's
    /// number: older ones have higher.
    void arrive(const QString &account, int count, const std::function<void(Post &, int)> &change,
        int first = 0)
    {
        std::vector<store::Prepared> items;
        for (int i = first; i < first + count; ++i) {
            items.push_back(post(account, i, change));
        }
        const QString host = account + u".example"_s;
        const store::PagePlace place{.source = homeSource({account}, host),
            .end = true,
            .firstId = items.front().item.localId,
            .lastId = items.back().item.localId};
        const store::Teller teller{.host = host, .accountDomain = host, .account = {account}};
        QVERIFY(await(m_fixture->app->store->writeCache(
            [=](store::CacheTx &tx) { return store::commitPage(tx, teller, place, items); })));
    }
    /// That many columns of the account's home.
    void show(const QString &account, int columns = 1)
    {
        for (int i = 0; i < columns; ++i) {
            m_fixture->addColumn(u"home"_s, {homeSource({account}, account + u".example"_s).key()});
        }
        QVERIFY(m_fixture->show({1100, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        QTRY_COMPARE(m_fixture->lists().size(), columns);
        QTRY_VERIFY(list()->property("count").toInt() > 0);
        WindowFixture::settle();
        m_driver = std::make_unique<Driver>(m_fixture->window);
    }

    WindowFixture &fixture() const { return *m_fixture; }
    const Driver &driver() const { return *m_driver; }
    QQuickWindow *window() const { return m_fixture->window; }
    QQuickItem *list(int column = 0) const { return m_fixture->lists().value(column); }
    Column *column(int index = 0) const { return m_fixture->screen->deck().columnAt(index); }
    RowView row(int index = 0, int at = 0) const { return column(at)->timeline()->at(index); }
    RowActing acting(int at = 0) const { return row(0, at).acting; }
    static QString uri(int number = 0) { return u"https://a.example/n%1"_s.arg(number); }

    /// The icon of a deed in the row of a post.
    QQuickItem *icon(const QString &name, int at = 0, int number = 0) const
    {
        QQuickItem *shown = WindowFixture::rowOf(list(at), uri(number));
        return shown == nullptr ? nullptr : Driver::below(shown, [&name](const QQuickItem *item) {
            return item->property("name") == name && item->property("edge").isValid();
        });
    }
    void clickIcon(const QString &name, Qt::KeyboardModifiers modifiers = {}, int at = 0) const
    {
        m_driver->click(icon(name, at), Qt::LeftButton, modifiers);
    }
    /// What the hint says that is wanted where the pointer is.
    QString hint() const
    {
        const QQuickItem *wanted =
            Driver::below(window()->contentItem(), [](const QQuickItem *item) {
                return item->property("wanted").userType() == QMetaType::Bool
                    && item->property("wanted").toBool() && item->property("words").isValid();
            });
        return wanted == nullptr ? QString() : wanted->property("words").toString();
    }
    QString said() const { return window()->property("said").toString(); }

    /// What is on its way or failed, oldest first.
    std::vector<store::OutboxRow> rows() const
    {
        // On the writing lane: behind whatever was asked for.
        const auto found = await(m_fixture->app->store->writeUser(
            [](store::UserTx &tx) { return store::outboxRows(tx); }));
        return found ? *found : std::vector<store::OutboxRow>();
    }
    /// "boost m", "react k 👍"
    QStringList deeds() const
    {
        QStringList all;
        for (const store::OutboxRow &row : rows()) {
            const Action &action = row.action;
            all << QStringList{word(action.kind), action.account.value, action.reaction}
                       .join(u' ')
                       .trimmed();
        }
        return all;
    }

    /// One more, before it is shown.
    bool addAccount(const QString &id, const QString &software)
    {
        const QString host = id + u".example"_s;
        const Account account{.id = {id},
            .acct = u"ao@"_s + host,
            .host = host,
            .localId = u"1"_s,
            .displayName = id,
            .software = software};
        const Instance server{.host = host,
            .software = software,
            .version = u"9.0.0"_s,
            .family =
                software == u"misskey"_s ? Instance::Family::Misskey : Instance::Family::Mastodon,
            .mastodonApi = software == u"mastodon"_s ? 6 : 0,
            .checkedAt = QDateTime::currentMSecsSinceEpoch()};
        return m_fixture->addAccount(account, server);
    }

private:
    static store::Prepared post(
        const QString &account, int number, const std::function<void(Post &, int)> &change)
    {
        TimelineItem item;
        item.localId = QString::number(100'000 - number);
        item.createdAt = QDateTime::currentMSecsSinceEpoch() - (number + 1) * minuteMs;
        Post &post = item.post;
        post.uri = uri(number);
        post.url = post.uri;
        post.localId = item.localId;
        post.createdAt = item.createdAt;
        post.author = {.uri = u"https://a.example/users/bea"_s,
            .acct = u"bea@a.example"_s,
            .displayName = u"Bea"_s};
        post.body = u"<p>number %1 of %2</p>"_s.arg(number).arg(account);
        post.viewer = ViewerState{};
        change(post, number);
        return prepare(std::move(item));
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

} // namespace asterism::ui
