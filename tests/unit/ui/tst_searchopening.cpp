// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/searchopening.h"

#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

/// What can be opened at once of what somebody typed.
class tst_searchopening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void people_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("handle");
        QTest::addColumn<QString>("host");
        QTest::newRow("handle") << u" @Ao@A.example "_s << u"@ao@a.example"_s << u"a.example"_s;
        QTest::newRow("without its sign")
            << u"ao@a.example"_s << u"@ao@a.example"_s << u"a.example"_s;
        QTest::newRow("full-width") << u"＠ao＠a.example"_s << u"@ao@a.example"_s << u"a.example"_s;
        QTest::newRow("its page") << u"https://a.example/@ao"_s << u"https://a.example/@ao"_s
                                  << u"a.example"_s;
        QTest::newRow("its page by plain http")
            << u"http://a.example/@ao"_s << u"http://a.example/@ao"_s << u"a.example"_s;
        QTest::newRow("its page, full-width")
            << u"ｈｔｔｐｓ：／／a.example/@ao"_s << u"https://a.example/@ao"_s << u"a.example"_s;
        QTest::newRow("on this machine")
            << u"@ao@127.0.0.1:8001"_s << u"@ao@127.0.0.1:8001"_s << u"127.0.0.1:8001"_s;
    }
    void people()
    {
        QFETCH(QString, text);
        const auto opening = searchOpening(text);
        QVERIFY(opening.has_value());
        const bool isPage = opening->handle.isEmpty();
        QTEST(isPage ? opening->address : opening->handle, "handle");
        QVERIFY(isPage != opening->address.isEmpty());
        QTEST(opening->host, "host");
        QVERIFY2(opening->words.contains(u"@ao@"_s), qPrintable(opening->words));
    }

    void posts()
    {
        for (const QString &text :
            {u"https://a.example/@ao/112233"_s, u"https://a.example/notes/9abc"_s,
                u"https://a.example/users/ao/statuses/5"_s, u"http://a.example/notes/1"_s,
                u"https://a.example/?p=12"_s, u"https://a.example?p=12"_s}) {
            const auto opening = searchOpening(text);
            QVERIFY2(opening.has_value(), qPrintable(text));
            QCOMPARE(opening->address, text);
            QCOMPARE(opening->host, u"a.example"_s);
            QVERIFY(opening->handle.isEmpty());
        }
    }

    void nothing()
    {
        for (const QString &text : {u""_s, u"tea"_s, u"@ao"_s, u"see @ao@a.example"_s,
                 u"https://a.example/"_s, u"https://a.example/?"_s, u"https://a.example/a b"_s,
                 u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"from:@ao@a.example"_s,
                 QString(u"https://a.example/"_s + u"x"_s.repeated(5000))}) {
            QVERIFY2(!searchOpening(text).has_value(), qPrintable(text.left(60)));
        }
    }
};

QTEST_GUILESS_MAIN(tst_searchopening)
#include "tst_searchopening.moc"
