// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/searchwords.h"

#include "protocol/capabilities.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const qint64 typedAt = QDateTime(QDate(2026, 11, 30), QTime(15, 0)).toMSecsSinceEpoch();

QString asked(const QString &text, SearchFor what, bool operators = false)
{
    return searchWords(parseSearch(text, typedAt), what, operators);
}

bool hasOperators(const QString &software, const QString &version)
{
    Instance instance;
    instance.host = u"a.example"_s;
    instance.software = software;
    instance.version = version;
    instance.family =
        software == u"misskey" ? Instance::Family::Misskey : Instance::Family::Mastodon;
    return capabilities(instance).searchOperators;
}

} // namespace

/// What servers are asked for where operators were typed.
class tst_searchwords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void all_data()
    {
        QTest::addColumn<QString>("people");
        QTest::addColumn<QString>("tags");
        QTest::addColumn<QString>("posts");
        QTest::addColumn<QString>("mastodon");
        const auto row = [](const char *text, const QString &people, const QString &tags,
                             const QString &posts, const QString &mastodon) {
            QTest::newRow(text) << people << tags << posts << mastodon;
        };
        row("samovar", u"samovar"_s, u"samovar"_s, u"samovar"_s, u"samovar"_s);
        row("samovar from:@kai@x.example has:image after:2026-01-01", u"samovar"_s, u"samovar"_s,
            u"samovar"_s, u"samovar from:kai@x.example has:image after:2025-12-31"_s);
        row("tag:お茶", u""_s, u"お茶"_s, u""_s, u"#お茶"_s);
        row("from:@kai@x.example", u"kai@x.example"_s, u""_s, u""_s, u"from:kai@x.example"_s);
        row("from:me tea", u"tea"_s, u"tea"_s, u"tea"_s, u"tea from:me"_s);
        row("from:me", u""_s, u""_s, u""_s, u"from:me"_s);
        row("tag:a tag:b", u""_s, u""_s, u""_s, u"#a #b"_s);
        row("-from:@kai@x.example tea", u"tea"_s, u"tea"_s, u"tea"_s, u"tea -from:kai@x.example"_s);
        row("from:@a@x.example from:@b@x.example tea", u"tea"_s, u"tea"_s, u"tea"_s, u"tea"_s);
        row("lang:ja tea in:home has:cw", u"tea"_s, u"tea"_s, u"tea"_s, u"tea language:ja"_s);
        row("before:2026-02-01 tea", u"tea"_s, u"tea"_s, u"tea"_s, u"tea before:2026-02-01"_s);
        row("after:12h tea", u"tea"_s, u"tea"_s, u"tea"_s, u"tea after:2026-11-29"_s);
        row("before:12h tea", u"tea"_s, u"tea"_s, u"tea"_s, u"tea before:2026-12-01"_s);
        row("\"green tea\" -coffee -\"black tea\" ast*", u"green tea ast"_s, u"green tea ast"_s,
            u"\"green tea\" -coffee -\"black tea\" ast*"_s,
            u"\"green tea\" -coffee -\"black tea\" ast*"_s);
        row("colour:red", u"colour:red"_s, u"colour:red"_s, u"colour:red"_s, u"colour:red"_s);
        row("@kai@x.example", u"@kai@x.example"_s, u"@kai@x.example"_s, u"@kai@x.example"_s,
            u"@kai@x.example"_s);
        row("in:home", u""_s, u""_s, u""_s, u""_s);
        row("-has:image", u""_s, u""_s, u""_s, u""_s);
        row(" ", u""_s, u""_s, u""_s, u""_s);
    }
    void all()
    {
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        QTEST(asked(text, SearchFor::People), "people");
        QTEST(asked(text, SearchFor::Tags), "tags");
        QTEST(asked(text, SearchFor::Posts), "posts");
        QTEST(asked(text, SearchFor::Posts, true), "mastodon");
    }

    void whoKnowsOperators()
    {
        QVERIFY(hasOperators(u"mastodon"_s, u"4.5.3"_s));
        QVERIFY(hasOperators(u"mastodon"_s, u"4.2.0+glitch"_s));
        QVERIFY(!hasOperators(u"mastodon"_s, u"4.1.9"_s));
        for (const QString &other :
            {u"gotosocial"_s, u"akkoma"_s, u"pleroma"_s, u"snac"_s, u"misskey"_s}) {
            QVERIFY2(!hasOperators(other, u"9.9.9"_s), qPrintable(other));
        }
    }
};

QTEST_APPLESS_MAIN(tst_searchwords)
#include "tst_searchwords.moc"
