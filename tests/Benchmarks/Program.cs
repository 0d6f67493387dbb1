using BenchmarkDotNet.Running;
using Outline.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args);
