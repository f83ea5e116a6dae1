// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyfixture.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString apiUrl = u"https://misskey.test/api/i"_s;

const Family &misskeys()
{
    return *familyFor(misskeyServer());
}

QJsonArray words(const QStringList &all)
{
    return QJsonArray::fromStringList(all);
}

/// An array in an array, which braces alone would make one of.
QJsonArray only(const QJsonValue &entry)
{
    QJsonArray all;
    all.append(entry);
    return all;
}

/// The recorded answer of `i`, with these in it.
Result<std::vector<Filter>> decoded(const QJsonValue &soft, const QJsonValue &hard = QJsonArray())
{
    QJsonObject own = QJsonDocument::fromJson(fixtureBytes("misskey/i.json")).object();
    own.insert(u"mutedWords"_s, soft);
    own.insert(u"hardMutedWords"_s, hard);
    return misskeys().decodeFilters(misskeyServer(), answerOf(own, apiUrl), 2);
}

/// "warn: a b", "hide: /x/i"
QStringList linesOf(const Result<std::vector<Filter>> &filters)
{
    QStringList lines;
    for (const Filter &filter : filters ? *filters : std::vector<Filter>()) {
        const QString action = filter.action == FilterAction::Hide ? u"hide: "_s : u"warn: "_s;
        lines << action + filter.allWords.join(u' ') + filter.expression;
    }
    return lines;
}

} // namespace

/// What a Misskey account mutes by words, as filters.
class tst_misskeyfilters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asking()
    {
        const auto request = misskeys().filters(misskeyServer(), 2);
        QVERIFY(request.ok());
        QCOMPARE(request->url, QUrl(apiUrl));
        QCOMPARE(request->method, "POST");
        QVERIFY(request->onlyReads);
        QVERIFY(toldIn(request).isEmpty());
        QCOMPARE(misskeys().filters(misskeyServer(), 1).error().kind, ErrorKind::Usage);
    }

    void whoMutesNothing()
    {
        const auto none = misskeys().decodeFilters(misskeyServer(), misskeyFile("i"), 2);
        QVERIFY(none && none->empty());
    }

    void wordsAndExpressions()
    {
        const auto filters = decoded(
            QJsonArray{words({u"犯人"_s, u"彼"_s}), u"/spo+iler/i"_s}, only(words({u"Cat"_s})));
        QVERIFY(filters.ok());
        QCOMPARE(filters->size(), size_t(3));
        const Filter &hidden = filters->at(0);
        QCOMPARE(hidden.action, FilterAction::Hide);
        QCOMPARE(hidden.allWords, QStringList{u"Cat"_s});
        const Filter &folded = filters->at(1);
        QCOMPARE(folded.action, FilterAction::Warn);
        QCOMPARE(folded.title, u"犯人 彼"_s);
        QCOMPARE(folded.allWords, QStringList({u"犯人"_s, u"彼"_s}));
        QCOMPARE(folded.contexts, int(AllContexts));
        QCOMPARE(folded.expiresAt, 0);
        QVERIFY(folded.keywords.empty() && folded.posts.isEmpty() && folded.expression.isEmpty());
        const Filter &expression = filters->at(2);
        QCOMPARE(expression.expression, u"/spo+iler/i"_s);
        QCOMPARE(expression.title, u"/spo+iler/i"_s);
        QVERIFY(expression.allWords.isEmpty());
    }

    /// Spaces within a word belong to it.
    void wordsAreKeptAsTheyAre()
    {
        const auto filters = decoded(only(words({u" a b"_s, QString()})));
        QCOMPARE(filters->at(0).allWords, QStringList{u" a b"_s});
    }

    /// What moves, or stands beside other entries now, is the same filter.
    void idsAreOfTheWords()
    {
        const QJsonValue cat = words({u"cat"_s});
        const QJsonValue dog = words({u"dog"_s});
        const auto before = decoded(QJsonArray{cat, dog}, QJsonArray{cat});
        const auto after = decoded(QJsonArray{dog, cat, dog});
        QCOMPARE(before->size(), size_t(3));
        QCOMPARE(linesOf(after), QStringList({u"warn: dog"_s, u"warn: cat"_s}));
        QVERIFY(before->at(0).id != before->at(1).id); // hidden is not folded
        QCOMPARE(before->at(1).id, after->at(1).id);
        QCOMPARE(before->at(2).id, after->at(0).id);
        const auto alike = decoded(
            QJsonArray{words({u"a b"_s}), words({u"a"_s, u"b"_s}), words({u"/a/"_s}), u"/a/"_s});
        QCOMPARE(alike->size(), size_t(4));
    }

    /// An entry without one of its words would mute more than was meant.
    void whatMakesNoSense()
    {
        QCOMPARE(linesOf(decoded(QJsonArray{QJsonArray(), words({QString()}), QJsonArray{u"a"_s, 5},
                     QString(), 7, QJsonObject(), QJsonValue(), words({u"good"_s})})),
            QStringList{u"warn: good"_s});
        QVERIFY(decoded(QJsonArray(), 5)->empty());
    }

    void hostileOnesAreBounded()
    {
        QJsonArray many;
        QJsonArray expressions;
        QStringList all;
        for (int i = 0; i < 2000; ++i) {
            many.append(words({u"word%1"_s.arg(i)}));
            expressions.append(u"/word%1/"_s.arg(i));
            all << QString::number(i);
        }
        QCOMPARE(decoded(many, many)->size(), size_t(1000));
        QCOMPARE(decoded(expressions, expressions)->size(), size_t(100));
        const QString endless(100'000, u'x');
        QVERIFY(decoded(QJsonArray{words({endless}), endless, words(all)})->empty());
        const auto title = decoded(only(words({endless.left(2000)})));
        QCOMPARE(title->at(0).title.size(), 200);
        QCOMPARE(title->at(0).allWords.at(0).size(), 2000);
    }

    /// What cannot be read must not look like an account that mutes nothing.
    void noAnswer()
    {
        QCOMPARE(decoded(QJsonValue()).error().kind, ErrorKind::BadAnswer);
        QCOMPARE(decoded(u"x"_s).error().kind, ErrorKind::BadAnswer);
        const auto refused =
            misskeys().decodeFilters(misskeyServer(), misskeyFile("error_invalid_token", 401), 2);
        QCOMPARE(refused.error().kind, ErrorKind::Credentials);
    }

    /// Older servers know no hard ones.
    void withoutHardOnes()
    {
        const QJsonObject own{{u"id"_s, u"9"_s}, {u"mutedWords"_s, only(words({u"cat"_s}))}};
        QCOMPARE(linesOf(misskeys().decodeFilters(misskeyServer(), answerOf(own, apiUrl), 2)),
            QStringList{u"warn: cat"_s});
    }
};

QTEST_GUILESS_MAIN(tst_misskeyfilters)
#include "tst_misskeyfilters.moc"
