using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaperBot.App.Settings;
using PaperBot.Digests;
using PaperBot.Digests.Subscribing;
using PaperBot.Mail;

namespace PaperBot.App.Hosting;

/// <summary>What e-mail needs in the bot's host.</summary>
internal static class MailHost
{
    /// <summary>What carries digests and codes by e-mail, where a server is named, and the page that ends subscriptions.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings)
    {
        if (settings.Client() is { } options)
        {
            services
                .AddSingleton(provider => new MailSender(options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MailSender>>()))
                .AddSingleton<IDigestCarrier, MailDigestCarrier>()
                .AddSingleton<Func<CodeMail, CancellationToken, Task>>(provider => provider.GetRequiredService<MailSender>().SendCodeAsync);
        }

        return services.AddHostedService(provider =>
            new UnsubscribeServer(settings, provider.GetRequiredService<Subscriptions>().UnsubscribeByKeyAsync, provider.GetRequiredService<ILoggerFactory>()));
    }
}
