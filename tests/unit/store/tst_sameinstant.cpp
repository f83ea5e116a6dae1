// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

using namespace asterism;
using namespace asterism::store;

/// Pleroma, GoToSocial and snac2 tell whole seconds: their own order is all that tells posts of
/// one second apart.
class tst_sameinstant : public QObject {
    Q_OBJECT

private:
    const Actor m_ao = person(u"ao@a.example"_s);
    const Source m_local = localSource(u"a.example"_s);
    const Teller m_guest = guestAt(u"a.example"_s);

    Prepared note(int number) const
    {
        const QString id = QString::number(number);
        return postBy(m_ao, u"https://a.example/p/"_s + id, id, noon - hourMs);
    }

    std::vector<Prepared> notes(int from, int downTo) const
    {
        std::vector<Prepared> items;
        for (int n = from; n >= downTo; --n) {
            items.push_back(note(n));
        }
        return items;
    }

    static QStringList uris(int from, int downTo)
    {
        QStringList found;
        for (int n = from; n >= downTo; --n) {
            found << u"https://a.example/p/"_s + QString::number(n);
        }
        return found;
    }

private Q_SLOTS:
    void keepsTheServersOrderOverPages()
    {
        Folder folder;
        QVERIFY(!folder.open());
        const auto first = notes(140, 121);
        QVERIFY(folder.commit(m_guest, newest(m_local, first), first).ok());
        const auto second = notes(120, 101);
        QVERIFY(folder.commit(m_guest, older(m_local, u"121"_s, second, true), second).ok());
        const auto news = notes(150, 131);
        QVERIFY(folder.commit(m_guest, newest(m_local, news), news).ok());
        QCOMPARE(urisOf(folder.page({m_local}, 100)), uris(150, 101));
        QCOMPARE(folder.check(), QString());
    }

    void hundredsOfPostsOfOneMillisecond()
    {
        Folder folder;
        QVERIFY(!folder.open());
        const auto all = notes(1900, 1101);
        QVERIFY(folder.commit(m_guest, newest(m_local, all, true), all).ok());
        QCOMPARE(folder.number("SELECT count(*) FROM post"), 800);
        QCOMPARE(folder.number("SELECT count(DISTINCT id) FROM post"), 800);
        QCOMPARE(folder.check(), QString());
    }
};

QTEST_GUILESS_MAIN(tst_sameinstant)
#include "tst_sameinstant.moc"
