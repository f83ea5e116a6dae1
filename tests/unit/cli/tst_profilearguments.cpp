// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "cli/exitcode.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

using Part = ProfilePart;

Parsed parsedProfile(const QStringList &more)
{
    return parseArguments(QStringList{u"accounts"_s, u"profile"_s, u"me@a.example"_s} + more);
}

} // namespace

/// What can be typed about one's own profile.
class tst_profilearguments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyShown()
    {
        const Parsed parsed = parsedProfile({});
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QCOMPARE(parsed.options.command, Command::AccountsProfile);
        QCOMPARE(parsed.options.profile.account, u"me@a.example"_s);
        QVERIFY(!parsed.options.profile.parts);
    }

    void whatIsSaid()
    {
        const Parsed parsed = parsedProfile({u"--name"_s, u"Me"_s, u"--bio"_s, QString(),
            u"--field"_s, u"Site=https://a.example/?x=1"_s, u"--field"_s, u"Tea = green"_s,
            u"--locked"_s, u"on"_s, u"--bot"_s, u"off"_s, u"--avatar"_s, u"me.png"_s,
            u"--no-header"_s, u"--visibility"_s, u"unlisted"_s});
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        const ProfileOptions &said = parsed.options.profile;
        QCOMPARE(said.parts,
            Part::Name | Part::Bio | Part::Fields | Part::Locked | Part::Bot | Part::Avatar
                | Part::Header | Part::Visibility);
        QCOMPARE(said.wished.name, u"Me"_s);
        QCOMPARE(said.wished.fields,
            QList<ProfileField>(
                {{u"Site"_s, u"https://a.example/?x=1"_s}, {u"Tea"_s, u"green"_s}}));
        QVERIFY(said.wished.locked && !said.wished.bot);
        QCOMPARE(said.avatar, u"me.png"_s);
        QVERIFY(said.header.isEmpty());
        QCOMPARE(said.wished.visibility, Visibility::Unlisted);
    }

    void whatMakesNoSense_data()
    {
        QTest::addColumn<QStringList>("typed");
        QTest::newRow("half a field") << QStringList{u"--field"_s, u"Site="_s};
        QTest::newRow("no field") << QStringList{u"--field"_s, u"Site"_s};
        QTest::newRow("both") << QStringList{u"--avatar"_s, u"a.png"_s, u"--no-avatar"_s};
        QTest::newRow("fields and none") << QStringList{u"--field"_s, u"a=b"_s, u"--no-fields"_s};
        QTest::newRow("neither on nor off") << QStringList{u"--locked"_s, u"perhaps"_s};
        QTest::newRow("no visibility") << QStringList{u"--visibility"_s, u"secret"_s};
    }
    void whatMakesNoSense()
    {
        QFETCH(QStringList, typed);
        QCOMPARE(parsedProfile(typed).status.value_or(ExitDone), int(ExitUsage));
    }

    void someAccountIsNeeded()
    {
        QCOMPARE(parseArguments({u"accounts"_s, u"profile"_s}).status.value_or(ExitDone),
            int(ExitUsage));
    }
};

QTEST_GUILESS_MAIN(tst_profilearguments)
#include "tst_profilearguments.moc"
