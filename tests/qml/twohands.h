// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/actingwindow.h"

namespace asterism::ui {

/// One hand on the keys and one on the mouse, each of which does alone what is to be done, from a
/// menu that is open to what stands in the outbox or can be written in.
class TwoHands {
protected:
    void chooseByKeys(const QString &entry) const
    {
        QTRY_VERIFY2(driver().menuItem(entry), qPrintable(entry));
        for (int i = 0; i < 60 && highlighted() != entry; ++i) {
            press(Qt::Key_Down);
        }
        QCOMPARE(highlighted(), entry);
        press(Qt::Key_Return);
        QTRY_VERIFY(!driver().menuItem(entry));
    }
    void chooseByMouse(const QString &entry) const
    {
        QTRY_VERIFY2(driver().menuItem(entry), qPrintable(entry));
        WindowFixture::settle(); // the menu gets its place
        QVERIFY(driver().menuItem(entry)->isEnabled());
        driver().click(driver().menuItem(entry));
        QTRY_VERIFY(!driver().menuItem(entry));
    }
    QString highlighted() const
    {
        return Driver::textOf(driver().first([](const QQuickItem *item) {
            return item->inherits("QQuickMenuItem") && item->property("highlighted").toBool();
        }));
    }

    /// Empty: there is nothing more to say.
    void agreeByKeys(const QString &text) const
    {
        if (text.isEmpty()) {
            return;
        }
        QTRY_VERIFY2(isReady(text), qPrintable(text));
        WindowFixture::settle();
        driver().tabTo(text);
        press(Qt::Key_Return);
    }
    void agreeByMouse(const QString &text) const
    {
        if (!text.isEmpty()) {
            driver().click(text);
        }
    }
    bool isReady(const QString &text) const
    {
        const QQuickItem *button = driver().button(text);
        return button != nullptr && button->isEnabled();
    }

    /// "boost p unlisted", sorted, without the edit that was there before; then what can be written
    /// in: "Reply Bea".
    QStringList whatCame() const
    {
        QStringList all;
        for (const store::OutboxRow &row : m_house.rows()) {
            all << lineOf(row.action);
        }
        all.removeAll(u"edit p"_s);
        all.sort();
        const Composer &composer = *m_house.fixture().screen->window().composer();
        if (composer.isReady()) {
            all << QString(composer.title() + u' ' + composer.parentName() + composer.quotedName())
                       .trimmed();
        }
        return all;
    }
    static QString lineOf(const Action &action)
    {
        const QString whom = action.visibility ? word(*action.visibility) : QString();
        return QStringList{word(action.kind), action.account.value, action.reaction, whom}
            .join(u' ')
            .simplified();
    }
    static QStringList byAll(const QString &deed)
    {
        return {deed + u" k"_s, deed + u" m"_s, deed + u" p"_s};
    }

    /// Room for the longest menu and sheet.
    void show(const QString &account)
    {
        m_house.show(account);
        m_house.window()->resize(1100, 1000);
        WindowFixture::settle();
    }
    const Driver &driver() const { return m_house.driver(); }
    void press(Qt::Key key) const { driver().press(key); }

    ActingWindow m_house;
};

} // namespace asterism::ui
