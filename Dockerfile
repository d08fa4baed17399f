FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ src/
COPY docs/ docs/
RUN dotnet publish src/FieldServices.Api -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
COPY data/ /data/
ENV FIELDSERVICES_DATA=/data
RUN mkdir /keys && chown $APP_UID /keys
USER $APP_UID
EXPOSE 5080
ENTRYPOINT ["dotnet", "fieldservices.dll"]
CMD ["serve", "--migrate", "--urls", "http://0.0.0.0:5080"]
