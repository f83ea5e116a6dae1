// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy.h"

#include "base/flow.h"
#include "base/host.h"
#include "base/log.h"
#include "store/accounts.h"
#include "store/settings.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int keepMs = 30 * int(secondMs);
constexpr qint64 tidyMs = hourMs;
constexpr int checkMs = 30 * int(secondMs);

const QString neverKey = u"never-hosts"_s; ///< one a line: no host holds a line's end
const QString proxyKey = u"proxy"_s;
const QString proxyForOwnKey = u"proxy-for-own"_s;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Privacy)
};

Error rejected(const QString &host, const QString &detail)
{
    return {.kind = ErrorKind::Rejected, .subject = host, .detail = detail};
}

Result<QString> valueOf(store::UserTx &tx, const QString &key)
{
    const auto value = store::setting(tx, key);
    return value ? Result<QString>(value->value_or(QString())) : Result<QString>(value.error());
}

Result<QStringList> neverHosts(store::UserTx &tx)
{
    const auto lines = valueOf(tx, neverKey);
    return lines ? Result<QStringList>(lines->split(u'\n', Qt::SkipEmptyParts))
                 : Result<QStringList>(lines.error());
}

Result<GateRules> rulesIn(store::UserTx &tx)
{
    const auto accounts = store::accounts(tx);
    const auto never = neverHosts(tx);
    const auto address = valueOf(tx, proxyKey);
    const auto alsoOwn = valueOf(tx, proxyForOwnKey);
    if (!accounts || !never) {
        return !accounts ? accounts.error() : never.error();
    }
    if (!address || !alsoOwn) {
        return !address ? address.error() : alsoOwn.error();
    }
    GateRules rules{
        .never = QSet<QString>(never->begin(), never->end()), .proxyForOwn = *alsoOwn == u"1"_s};
    for (const Account &account : *accounts) {
        rules.own.insert(account.host);
    }
    if (!address->isEmpty()) {
        const auto proxy = parseProxy(*address);
        if (!proxy) {
            return proxy.error(); // it was parsed before it was written; nothing goes around it
        }
        rules.proxy = *proxy;
    }
    return rules;
}

Result<Done> saveNever(store::UserTx &tx, const QString &host, bool never)
{
    auto hosts = neverHosts(tx);
    const auto accounts = store::accounts(tx);
    if (!hosts || !accounts) {
        return !hosts ? hosts.error() : accounts.error();
    }
    const bool own = std::ranges::any_of(*accounts, [&host](const Account &account) {
        return account.host == host || bareName(account.host) == host;
    });
    if (never && own) {
        return rejected(host,
            Words::tr("you have an account there, and its server must be asked for it; sign out "
                      "first"));
    }
    hosts->removeAll(host);
    if (never && hosts->size() >= Privacy::mostNever) {
        return rejected(host, Words::tr("there are too many such hosts already"));
    }
    if (never) {
        *hosts << host;
    }
    return store::saveSetting(tx, neverKey, hosts->join(u'\n'));
}

/// Without the dot that a name may end in: one host, one writing.
Result<QString> typedHost(const QString &text)
{
    const auto host = normalHost(text);
    if (!host) {
        return host;
    }
    const QUrl url(u"https://"_s + *host);
    return url.port() == -1 ? Result<QString>(bareName(*host)) : host;
}

/// An own server that is out there: one on this machine says nothing of a proxy.
QString hostForCheck(const GateRules &rules)
{
    QStringList hosts(rules.own.begin(), rules.own.end());
    hosts.removeIf([](const QString &host) { return isLocalName(host); });
    return hosts.isEmpty() ? QString() : *std::ranges::min_element(hosts);
}

void warn(const Result<Done> &done)
{
    if (!done) {
        qCWarning(logNet).noquote() << sentence(done.error());
    }
}

} // namespace

Privacy::Privacy(
    store::Store &store, HttpClient &http, const HttpOptions &options, const Clock &clock)
    : m_store(store)
    , m_http(http)
    , m_options(options)
    , m_clock(clock)
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts || changes.settings || changes.elsewhere) {
            load().then(this, [](const Result<Done> &done) { warn(done); });
        }
    });
    connect(&m_timer, &QTimer::timeout, this, &Privacy::keepCounts);
}

Privacy::~Privacy() = default;

void Privacy::start()
{
    m_timer.start(keepMs);
}

Result<Done> Privacy::loadNow()
{
    const auto rules = m_store.readUserNow(rulesIn);
    if (!rules) {
        return rules.error();
    }
    use(*rules);
    return Done{};
}

QFuture<Result<Done>> Privacy::load()
{
    return m_store.readUser(rulesIn).then(
        this, [this](const Result<GateRules> &rules) -> Result<Done> {
            if (!rules) {
                return rules.error(); // those that hold go on holding
            }
            use(*rules);
            return Done{};
        });
}

void Privacy::use(const GateRules &rules)
{
    const GateRules before = m_options.gate->rules();
    if (rules == before) {
        return;
    }
    m_options.gate->setRules(rules);
    m_http.reconsider();
    Q_EMIT changed();
    if (const QSet<QString> hosts = before.never - rules.never; !hosts.isEmpty()) {
        Q_EMIT allowed(hosts);
    }
}

QString Privacy::proxyAddress() const
{
    const auto proxy = rules().proxy;
    return proxy ? proxy->address() : QString();
}

QFuture<Result<QString>> Privacy::setNever(const QString &text, bool never)
{
    const auto host = typedHost(text);
    if (!host) {
        return answered<QString>(host.error());
    }
    return m_store
        .writeUser([host = *host, never](store::UserTx &tx) { return saveNever(tx, host, never); })
        .then(
            this, [this](const Result<Done> &done) { return done ? load() : answered<Done>(done); })
        .unwrap()
        .then(this, [host = *host](const Result<Done> &done) {
            return done ? Result<QString>(host) : Result<QString>(done.error());
        });
}

QFuture<Result<Done>> Privacy::setProxy(const QString &text, bool alsoOwn)
{
    QString address;
    if (!text.trimmed().isEmpty()) {
        const auto proxy = parseProxy(text);
        if (!proxy) {
            return answered<Done>(proxy.error());
        }
        address = proxy->address();
    }
    return m_store
        .writeUser([address, alsoOwn](store::UserTx &tx) {
            auto saved = store::saveSetting(tx, proxyKey, address);
            return saved ? store::saveSetting(tx, proxyForOwnKey, alsoOwn ? u"1"_s : u"0"_s)
                         : saved;
        })
        .then(
            this, [this](const Result<Done> &done) { return done ? load() : answered<Done>(done); })
        .unwrap();
}

QFuture<Result<std::vector<store::AskedHost>>> Privacy::asked(const QString &part, int most)
{
    using Hosts = std::vector<store::AskedHost>;
    return m_store
        .readCache([part, most](store::CacheTx &tx) { return store::askedHosts(tx, part, most); })
        .then(this, [this, part, most](const Result<Hosts> &hosts) -> Result<Hosts> {
            if (!hosts) {
                return hosts;
            }
            return store::withCounts(*hosts, m_options.gate->counts(), part, m_clock.now(), most);
        });
}

QFuture<Result<QString>> Privacy::check(const QString &address)
{
    const auto proxy = parseProxy(address);
    if (!proxy) {
        return answered<QString>(proxy.error());
    }
    const QString host = hostForCheck(rules());
    if (host.isEmpty()) {
        return answered<QString>(Error{.kind = ErrorKind::Usage,
            .subject = proxy->address(),
            .detail =
                Words::tr("one of your own servers would be asked through it; sign in first")});
    }
    HttpOptions options = m_options;
    options.gate = std::make_shared<Gate>(m_clock);
    options.gate->setRules({.proxy = *proxy, .proxyForOwn = true});
    m_checks.push_back(std::make_unique<HttpClient>(m_clock, options));
    HttpClient *client = m_checks.back().get();
    const Request request{.url = QUrl(u"https://%1/.well-known/nodeinfo"_s.arg(host)),
        .timeoutMs = checkMs,
        .purpose = Purpose::ProxyCheck};
    return client->send(request).then(
        this, [this, client, host, gate = options.gate](const Result<Response> &answer) {
            m_options.gate->giveBack(gate->takeCounts());
            std::erase_if(m_checks, [client](const auto &one) { return one.get() == client; });
            return answer ? Result<QString>(host) : Result<QString>(answer.error());
        });
}

void Privacy::keepCounts()
{
    const auto counts =
        m_store.isEngine() ? m_options.gate->takeCounts() : std::vector<HostCount>();
    if (counts.empty()) {
        return;
    }
    const bool tidy = m_clock.now() - m_tidiedAt >= tidyMs || m_clock.now() < m_tidiedAt;
    m_tidiedAt = tidy ? m_clock.now() : m_tidiedAt;
    m_store
        .writeCache([counts, tidy](store::CacheTx &tx) {
            auto noted = store::noteAsked(tx, counts);
            return noted && tidy ? store::forgetAsked(tx) : noted;
        })
        .then(this, [gate = m_options.gate, counts](const Result<Done> &done) {
            if (!done) {
                gate->giveBack(counts);
                warn(done);
            }
        });
}

void Privacy::close()
{
    m_timer.stop();
    for (const auto &client : m_checks) {
        client->close();
    }
    keepCounts();
}

} // namespace asterism
