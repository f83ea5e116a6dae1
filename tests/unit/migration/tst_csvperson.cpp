// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/person.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// The handle, or the fault's word.
QString drawn(const csv::PersonOrFault &read)
{
    const auto *handle = std::get_if<Handle>(&read);
    return handle ? handle->user + u'@' + handle->host : csv::word(std::get<csv::Fault>(read));
}

} // namespace

class tst_csvperson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("person");
        const auto add = [](const char *text, const char *person) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(person);
        };
        add("ao@a.example", "ao@a.example");
        add("@ao@a.example", "ao@a.example");
        add("acct:ao@a.example", "ao@a.example");
        add("acct:@ao@a.example", "ao@a.example");
        add(" Ao@A.Example\t", "Ao@a.example");
        add("https://a.example/@ao", "ao@a.example");
        add("https://a.example/@ao/", "ao@a.example");
        add("https://a.example./@ao", "ao@a.example");
        add("http://a.example/users/ao", "ao@a.example");
        add("https://a.example/@ao@b.example", "ao@b.example");
        add("a.example/@ao", "ao@a.example");
        add("ao@a.example.", "ao@a.example");
        add("ao@a.example/", "ao@a.example");
        add("ao@例え.jp", "ao@xn--r8jz45g.jp");
        add("ao@XN--R8JZ45G.jp", "ao@xn--r8jz45g.jp");
        add("https://例え.jp/@ao", "ao@xn--r8jz45g.jp");
        add("ao@127.0.0.1:8001", "ao@127.0.0.1:8001");
        add("\u200b@ao@a.example\u2069", "ao@a.example");
        add("\u200e ao@a.example \u200e", "ao@a.example");
        add("", "no-person");
        add(" \u200b ", "no-person");
        add("ao", "no-server");
        add("@ao", "no-server");
        add("acct:ao", "no-server");
        add("a.example", "no-server");
        add("ao@", "not-a-handle");
        add("@", "not-a-handle");
        add("@@a.example", "not-a-handle");
        add("ao@b@a.example", "not-a-handle");
        add("ao@nowhere", "not-a-handle");
        add("my friends", "not-a-handle");
        add("a,ao@a.example", "not-a-handle");
        add("a;ao@a.example", "not-a-handle");
        add("<ao@a.example>", "not-a-handle");
        add("Friends/Family", "not-a-handle");
        add("Friends/@home", "not-a-profile");
        add("ao@a.example/inbox", "not-a-handle");
        add("ao@a.example?x=1", "not-a-handle");
        add("ao@a.example#x", "not-a-handle");
        add("https://a.example/@ao/115200000000000001", "not-a-profile");
        add("https://a.example/", "not-a-profile");
        add("https://u:p@a.example/@ao", "not-a-profile");
        add("ftp://a.example/@ao", "not-a-profile");
        add("javascript://a.example/@ao", "not-a-profile");
    }
    void forms()
    {
        QFETCH(QString, text);
        QFETCH(QString, person);
        QCOMPARE(drawn(csv::readPerson(text)), person);
        QCOMPARE(csv::isPerson(text), person.contains(u'@'));
    }

    void namesAlone()
    {
        QCOMPARE(drawn(csv::readPerson(u"ao"_s, u"a.example"_s)), u"ao@a.example"_s);
        QCOMPARE(drawn(csv::readPerson(u"@Ao "_s, u"a.example"_s)), u"Ao@a.example"_s);
        QCOMPARE(drawn(csv::readPerson(u"bo@b.example"_s, u"a.example"_s)), u"bo@b.example"_s);
        QCOMPARE(drawn(csv::readPerson(u"my friends"_s, u"a.example"_s)), u"not-a-handle"_s);
        QCOMPARE(drawn(csv::readPerson(u"ao"_s, u"no server"_s)), u"not-a-handle"_s);
        QCOMPARE(drawn(csv::readPerson(u""_s, u"a.example"_s)), u"no-person"_s);
    }

    void withoutHelp()
    {
        QVERIFY(csv::isPerson(u"@ao@a.example"_s));
        QVERIFY(csv::isPerson(u"https://a.example/users/ao"_s));
        QVERIFY(csv::isPerson(u"a.example/@ao"_s));
        for (const QString &text : {u"ao"_s, u"true"_s, u""_s, u"Friends @ work"_s, u"@ao"_s,
                 u"https://a.example/notes/9x8y"_s, u"withReplies=true"_s}) {
            QVERIFY2(!csv::isPerson(text), qPrintable(text));
        }
    }

    void bounded()
    {
        QCOMPARE(drawn(csv::readPerson(QString(2000, u'a') + u"@a.example"_s)), u"not-a-handle"_s);
        QCOMPARE(drawn(csv::readPerson(QString(20'000'000, u'@'))), u"not-a-handle"_s);
    }

    void everyFaultHasWords()
    {
        QSet<QString> words;
        QSet<QString> reasons;
        for (const csv::Fault fault : {csv::Fault::NotAHandle, csv::Fault::NoServer,
                 csv::Fault::NotAProfile, csv::Fault::NoPerson, csv::Fault::SeveralPeople,
                 csv::Fault::NoListName, csv::Fault::LongListName}) {
            words << csv::word(fault);
            reasons << csv::reason(fault);
        }
        QCOMPARE(words.size(), 7);
        QCOMPARE(reasons.size(), 7);
        QVERIFY(!words.contains(QString()) && !reasons.contains(QString()));
    }
};

QTEST_GUILESS_MAIN(tst_csvperson)
#include "tst_csvperson.moc"
