// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/directreceivers.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Whom a direct post is for.
class tst_directreceivers : public QObject {
    Q_OBJECT

    const QString m_writer = u"ao@a.example"_s;

private Q_SLOTS:
    void whomItsWordsName()
    {
        QCOMPARE(directReceivers({u"@goro, @ao and @ao@a.example"_s}, {}, m_writer),
            QStringList{u"goro@a.example"_s}); // of the writer's server, and not the writer
        QCOMPARE(directReceivers({u"hi"_s}, {}, m_writer), QStringList());
    }

    void whomTheWordsAboveName()
    {
        QCOMPARE(
            directReceivers({u"more, @goro"_s, u"@yuki@d.example @goro"_s}, {QString()}, m_writer),
            QStringList({u"goro@a.example"_s, u"yuki@d.example"_s}));
    }

    void othersBesides()
    {
        QCOMPARE(
            directReceivers({u"@goro hi"_s},
                {u"mei@c.example"_s, u"goro@a.example"_s, m_writer, u"mei@c.example"_s}, m_writer),
            QStringList({u"goro@a.example"_s, u"mei@c.example"_s}));
    }

    void thereIsAnEndToThem()
    {
        QStringList many;
        for (int i = 0; i < 200; ++i) {
            many << u"u%1@b.example"_s.arg(i);
        }
        QCOMPARE(directReceivers({u"@goro"_s}, many, m_writer).size(), 100);
    }
};

QTEST_GUILESS_MAIN(tst_directreceivers)
#include "tst_directreceivers.moc"
