// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyfixture.h"
#include "wildmutant.h"
#include "wildreaders.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// Of a list that many rows are changed and read; the more rows, the fewer changes in a second.
constexpr int mostSubjectRows = 6;
constexpr int wildBudgetMs = 4000;

/// One recorded answer that is changed again and again.
struct Subject {
    QString name;
    Instance instance;
    QUrl url;
    QJsonValue json; ///< undefined: no JSON
    QByteArray bytes; ///< of what is no JSON
};

QJsonValue fewRows(const QJsonValue &value)
{
    const QJsonArray rows = value.toArray();
    if (rows.size() <= mostSubjectRows) {
        return value;
    }
    QJsonArray few;
    for (int i = 0; i < mostSubjectRows; ++i) {
        few.append(rows[i * (rows.size() - 1) / (mostSubjectRows - 1)]);
    }
    return few;
}

QJsonValue valueIn(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    return document.isArray() ? QJsonValue(document.array())
        : document.isObject() ? QJsonValue(document.object())
                              : QJsonValue(QJsonValue::Undefined);
}

/// Where an ActivityPub document lives it has its id from; all else comes from the API.
QUrl homeOf(const QJsonValue &json)
{
    const QString id = json[u"id"_s].toString();
    return QUrl(id.startsWith(u"https://"_s) ? id : u"https://misskey.test/api"_s);
}

/// One for each file of Misskey, and one for each third message of its streams.
std::vector<Subject> misskeySubjects()
{
    const QDir folder(QStringLiteral(ASTERISM_FIXTURES "/misskey"));
    std::vector<Subject> subjects;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        const QByteArray bytes = fixtureBytes("misskey/" + name.toUtf8());
        const QJsonValue json = valueIn(bytes);
        subjects.push_back({name, misskeyServer(), homeOf(json), fewRows(json), bytes});
        if (!name.endsWith(u".jsonl"_s)) {
            continue;
        }
        const QList<QByteArray> lines = bytes.split('\n');
        for (qsizetype i = 0; i < lines.size(); i += 3) {
            const QJsonValue frame = valueIn(lines[i])[u"frame"_s];
            if (frame.isObject()) {
                subjects.push_back(
                    {name + u':' + QString::number(i + 1), misskeyServer(), homeOf(frame), frame});
            }
        }
    }
    return subjects;
}

/// The bodies that servers of the Mastodon family sent.
std::vector<Subject> otherSubjects()
{
    std::vector<Subject> subjects;
    for (const QString &name : jsonFixtures()) {
        const bool gts = name.startsWith(u"gotosocial/"_s);
        const QJsonValue whole = valueIn(fixtureBytes(name.toUtf8()));
        const QJsonValue body = whole[u"response"_s][u"body"_s];
        const QUrl url(whole[u"request"_s][u"url"_s].toString());
        if ((!gts && !name.startsWith(u"snac2/"_s)) || !(body.isObject() || body.isArray())) {
            continue;
        }
        Instance instance = gts ? goToSocial() : snac();
        instance.host = url.host();
        instance.accountDomain = url.host();
        subjects.push_back({name, instance, url, fewRows(body)});
    }
    return subjects;
}

QByteArray mutantOf(const Subject &subject, quint32 seed)
{
    WildMutant mutant(seed);
    return subject.json.isUndefined() ? mutant.ofBytes(subject.bytes) : mutant.of(subject.json);
}

/// XML and HTML are looked at for what they are, JSON as whatever is asked for.
QByteArray typeOf(const Subject &subject)
{
    if (subject.name.endsWith(u".html"_s)) {
        return "text/html; charset=utf-8"_ba;
    }
    return subject.name.endsWith(u".xml"_s) ? "application/xml; charset=utf-8"_ba
                                            : "application/json; charset=utf-8"_ba;
}

QStringList faultsOf(const Subject &subject, const QByteArray &body)
{
    Response response;
    response.status = 200;
    response.headers = {{"Content-Type", typeOf(subject)}};
    response.body = body;
    response.finalUrl = subject.url;
    wild::Reading reading{
        familyFor(subject.instance), subject.instance, response, SanityCheck(body.size())};
    Actor owner;
    owner.uri = u"https://misskey.test/users/atvjeag8ya010005"_s;
    owner.acct = u"hanako@misskey.test"_s;
    wild::readPosts(reading);
    wild::readNotices(reading);
    wild::readFrame(reading);
    wild::readPeople(reading);
    wild::readRest(reading);
    wild::readDocuments(reading, owner);
    reading.response.status = 400; // and as the words of a refusal
    wild::readPosts(reading);
    return reading.sanity.faults();
}

} // namespace

/// Recorded answers with a value gone, of another type, hostile or huge, again and again: an error
/// or something sane comes of it, never a crash. The changes are the same on every run; how many
/// there are is a matter of time. A failure names its seed; to see it again, alone, or to try more:
///
///     ASTERISM_WILD_SEED=17 ASTERISM_WILD_MS=60000 ASTERISM_WILD_TELL=1 tst_wildanswers
///
/// (ASTERISM_WILD_TELL names each change before it is read, should one of them end the program.)
class tst_wildanswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"asterism.*=false"_s); }
    void cleanupTestCase() { QLoggingCategory::setFilterRules(QString()); }

    void unchanged()
    {
        for (const Subject &subject : misskeySubjects()) {
            const QByteArray bytes =
                subject.json.isUndefined() ? subject.bytes : WildMutant::bytesOf(subject.json);
            const QStringList faults = faultsOf(subject, bytes);
            QVERIFY2(faults.isEmpty(), qPrintable(subject.name + u": "_s + faults.join(u", "_s)));
        }
    }

    void changed()
    {
        const std::vector<Subject> misskey = misskeySubjects();
        const std::vector<Subject> others = otherSubjects();
        QVERIFY(misskey.size() > 150 && others.size() > 100);
        const auto first = quint32(qEnvironmentVariableIntValue("ASTERISM_WILD_SEED"));
        const int budget = qEnvironmentVariableIsSet("ASTERISM_WILD_MS")
            ? qEnvironmentVariableIntValue("ASTERISM_WILD_MS")
            : wildBudgetMs;
        QElapsedTimer timer;
        timer.start();
        qsizetype read = 0;
        for (quint32 round = 0; round == 0 || !timer.hasExpired(budget); ++round) {
            read += readChanged(misskey, first + round, round == 0 ? -1 : budget, timer);
            read += readChanged(others, first + round, budget, timer);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        qInfo("%lld changed answers in %lld ms", qlonglong(read), qlonglong(timer.elapsed()));
    }

private:
    /// Reads one change of each, or as many as there is time for (-1: all); how many that were.
    static qsizetype readChanged(
        const std::vector<Subject> &subjects, quint32 round, int budget, const QElapsedTimer &timer)
    {
        static const bool tells = qEnvironmentVariableIsSet("ASTERISM_WILD_TELL");
        qsizetype read = 0;
        for (const Subject &subject : subjects) {
            if (budget >= 0 && timer.hasExpired(budget)) {
                break;
            }
            if (tells) {
                qInfo("%s, seed %u", qPrintable(subject.name), round);
            }
            const QByteArray body = mutantOf(subject, round * 2654435761U + quint32(read));
            verify(subject.name, round, faultsOf(subject, body), body);
            if (QTest::currentTestFailed()) {
                break;
            }
            ++read;
        }
        return read;
    }

    static void verify(
        const QString &name, quint32 seed, const QStringList &faults, const QByteArray &body)
    {
        const QString words = u"%1, seed %2: %3 in %4"_s.arg(
            name, QString::number(seed), faults.join(u", "_s), QString::fromUtf8(body.left(3000)));
        QVERIFY2(faults.isEmpty(), qPrintable(words));
    }
};

QTEST_GUILESS_MAIN(tst_wildanswers)
#include "tst_wildanswers.moc"
