// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_ids : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idOrder()
    {
        QVERIFY(compareLocalIds(u"9"_s, u"10"_s) < 0);
        QVERIFY(compareLocalIds(u"10"_s, u"9"_s) > 0);
        QCOMPARE(compareLocalIds(u"10"_s, u"10"_s), 0);
        QVERIFY(compareLocalIds(u"AaZ"_s, u"Aaa"_s) < 0);
        QVERIFY(
            compareLocalIds(u"01M81XMJKCXAKCB3N9WZYJ1A81"_s, u"01M81XTRJGX03APBZV1NNCK5A9"_s) < 0);
    }
};

QTEST_GUILESS_MAIN(tst_ids)
#include "tst_ids.moc"
