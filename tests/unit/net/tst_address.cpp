// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/address.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_address : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void closed()
    {
        for (const QString &text : {u"0.0.0.0"_s, u"0.1.2.3"_s, u"10.0.0.1"_s, u"10.255.255.255"_s,
                 u"100.64.0.1"_s, u"100.127.255.255"_s, u"127.0.0.1"_s, u"127.9.9.9"_s,
                 u"169.254.169.254"_s, u"172.16.0.1"_s, u"172.31.255.255"_s, u"192.0.0.8"_s,
                 u"192.0.2.1"_s, u"192.168.1.1"_s, u"198.18.0.1"_s, u"198.51.100.1"_s,
                 u"203.0.113.1"_s, u"224.0.0.1"_s, u"239.1.1.1"_s, u"240.0.0.1"_s,
                 u"255.255.255.255"_s, u"::"_s, u"::1"_s, u"::ffff:127.0.0.1"_s,
                 u"::ffff:10.0.0.1"_s, u"::127.0.0.1"_s, u"64:ff9b::10.0.0.1"_s, u"64:ff9b:1::1"_s,
                 u"100::1"_s, u"2001::1"_s, u"2001:db8::1"_s, u"2002:7f00:1::"_s,
                 u"2002:c0a8:101::1"_s, u"3fff::1"_s, u"5f00::1"_s, u"fc00::1"_s, u"fdff::1"_s,
                 u"fe80::1"_s, u"fe80::1%eth0"_s, u"fec0::1"_s, u"ff02::1"_s}) {
            const QHostAddress address(text);
            QVERIFY2(!address.isNull(), qPrintable(text));
            QVERIFY2(!isPublicAddress(address), qPrintable(text));
        }
        QVERIFY(!isPublicAddress(QHostAddress()));
    }

    void open()
    {
        for (const QString &text :
            {u"1.1.1.1"_s, u"9.255.255.255"_s, u"11.0.0.0"_s, u"100.63.255.255"_s, u"100.128.0.0"_s,
                u"126.255.255.255"_s, u"128.0.0.1"_s, u"172.15.255.255"_s, u"172.32.0.0"_s,
                u"192.167.255.255"_s, u"223.255.255.255"_s, u"2606:4700::1111"_s, u"2a00:1450::1"_s,
                u"::ffff:1.1.1.1"_s, u"64:ff9b::1.1.1.1"_s, u"2002:101:101::1"_s}) {
            QVERIFY2(isPublicAddress(QHostAddress(text)), qPrintable(text));
        }
    }
};

QTEST_GUILESS_MAIN(tst_address)
#include "tst_address.moc"
