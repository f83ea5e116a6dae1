// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/driver.h"
#include "store/outbox.h"

#include <QImage>

#include <vector>

/// A window with accounts at a Mastodon (m) and a Pleroma (p) that cannot be reached, in which
/// something is written: what leaves lies in the outbox.
namespace asterism::ui {

class ComposeWindow {
public:
    bool open()
    {
        m_fixture = std::make_unique<WindowFixture>();
        return m_folder.isValid() && m_fixture->open() && addAccount(u"m"_s, u"mastodon"_s, 1)
            && addAccount(u"p"_s, u"pleroma"_s, 2);
    }
    void close()
    {
        m_driver.reset();
        m_fixture.reset();
    }
    /// The keys are in the text of a new post by m.
    void begin(const QSize &size = {1100, 900})
    {
        m_fixture->arrive(u"c.example"_s, 5);
        m_fixture->addColumn(u"local"_s, {localSource(u"c.example"_s).key()});
        QVERIFY(m_fixture->show(size));
        QVERIFY(QTest::qWaitForWindowActive(window()));
        m_driver = std::make_unique<Driver>(window());
        m_fixture->screen->window().preferences()->setUndoSeconds(30); // nothing goes out meanwhile
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(m_driver->button(u"Write a post (n)"_s));
        WindowFixture::settle();
        composer().write();
        QTRY_VERIFY(isTyping());
        WindowFixture::settle(); // what the servers can is known
    }

    const Driver &driver() const { return *m_driver; }
    QQuickWindow *window() const { return m_fixture->window; }
    Screen &screen() const { return *m_fixture->screen; }
    Composer &composer() const { return *screen().window().composer(); }
    ComposePart &part(int place = 0) const { return *composer().parts()->at(place); }
    QList<Attachment> media(int place = 0) const { return part(place).attachments()->media(); }
    QStringList names() const
    {
        QStringList names;
        for (const Attachment &one : media()) {
            names << one.name;
        }
        return names;
    }
    std::vector<Action> sent() const
    {
        const auto rows = await(m_fixture->app->store->writeUser(
            [](store::UserTx &tx) { return store::outboxRows(tx); }));
        std::vector<Action> actions;
        for (const store::OutboxRow &row : rows ? *rows : std::vector<store::OutboxRow>()) {
            actions.push_back(row.action);
        }
        return actions;
    }

    /// A picture on the disk.
    QUrl picture(const QString &name) const
    {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString path = m_folder.filePath(name);
        return image.save(path) ? QUrl::fromLocalFile(path) : QUrl();
    }
    void attach(const QStringList &names) const
    {
        QList<QUrl> files;
        for (const QString &name : names) {
            files << picture(name);
        }
        const qsizetype before = media().size();
        part().attachments()->addFiles(files);
        QTRY_COMPARE(media().size(), before + names.size());
        for (const QString &name : names) {
            QTRY_VERIFY(tile(name));
        }
        WindowFixture::settle();
    }

    QQuickItem *panel() const
    {
        return m_driver->first([](const QQuickItem *item) {
            return item->property("previewing").isValid() && item->property("most").isValid();
        });
    }
    /// The texts of the posts, from above.
    QList<QQuickItem *> texts() const
    {
        QList<QQuickItem *> found;
        (void)m_driver->first([&found](QQuickItem *item) {
            if (item->property("invitation").isValid()) {
                found << item;
            }
            return false;
        });
        return found;
    }
    bool isTyping(int place = 0) const
    {
        const QQuickItem *text = texts().value(place);
        return text != nullptr && text->hasActiveFocus();
    }
    QQuickItem *tile(const QString &name) const
    {
        return m_driver->first([&name](const QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && item->property("shiftX").isValid()
                && item->property("name") == name;
        });
    }
    /// Of an account, in the panel.
    QQuickItem *chip(const QString &acct) const
    {
        return m_driver->first([&acct](const QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && item->property("reason").isValid()
                && Driver::textOf(item) == acct;
        });
    }
    /// A button below the text, by what it is for.
    QQuickItem *pill(const QString &about) const { return m_driver->shown("about", about); }
    void clickPill(const QString &about) const
    {
        QTRY_VERIFY2(pill(about) && pill(about)->isEnabled(), qPrintable(about));
        WindowFixture::settle();
        m_driver->click(pill(about));
    }
    /// What has the keys, by one of its properties.
    QString focused(const char *property) const
    {
        const QQuickItem *item = m_driver->focused();
        return item == nullptr ? QString() : item->property(property).toString();
    }

private:
    bool addAccount(const QString &id, const QString &software, qint64 at)
    {
        const QString host = id + u".example"_s;
        const Account account{.id = {id},
            .acct = u"ao@"_s + host,
            .host = host,
            .localId = u"1"_s,
            .software = software,
            .addedAt = at};
        const Instance server{.host = host,
            .software = software,
            .version = software == u"mastodon"_s ? u"4.5.0"_s : u"2.9.1"_s,
            .family = Instance::Family::Mastodon,
            .mastodonApi = software == u"mastodon"_s ? 7 : 0,
            .checkedAt = QDateTime::currentMSecsSinceEpoch()};
        return m_fixture->addAccount(account, server);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

} // namespace asterism::ui
